using OpenInfra.Cms.Exporting.Comparing;
using OpenInfra.Cms.Exporting.Stored;

namespace OpenInfra.Cms.Exporting.Reconciling;

/// <summary>Documents after a reconciliation: what an import of them would make, and which of them differ from the source's.</summary>
internal sealed record Basis(PlanView View, SourceChanges Changes);
