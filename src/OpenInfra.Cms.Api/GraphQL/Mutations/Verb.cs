using GraphQL.Types;
using OpenInfra.Cms.Access;

namespace OpenInfra.Cms.Api.GraphQL.Mutations;

/// <summary>A kind of mutation, which every content type has.</summary>
/// <param name="Name">The first part of its field's name: "publish" of `publishPost`.</param>
/// <param name="Scope">What it needs.</param>
/// <param name="Description">What it does, given the name of the type.</param>
/// <param name="Takes">The members of its input.</param>
/// <param name="Do">Does it.</param>
internal sealed record Verb(
    string Name, Scope Scope, Func<string, string> Description, Func<InputFields, ContentType, IEnumerable<FieldType>> Takes,
    Func<Changes, Change, Task<Written>> Do)
{
    /// <summary>Whether it may join what was given with what others have saved.</summary>
    public bool Merges { get; init; }

    public static IReadOnlyList<Verb> All { get; } =
    [
        new("create", Scope.Write, name => $"Starts a new {name}, as a draft or published at once.",
            (fields, type) => [.. fields.Content(type), fields.Publish], (changes, change) => changes.CreateAsync(change)),
        new("update", Scope.Write, name => $"Saves the draft of one {name}: what is left out stays as it is, and null clears.",
            (fields, type) => [.. fields.Seen, .. fields.Content(type), fields.Merge, fields.Publish],
            (changes, change) => changes.UpdateAsync(change)) { Merges = true },
        new("publish", Scope.Publish, name => $"Shows readers the draft of one {name}.",
            (fields, _) => [.. fields.Seen, fields.PublishedAt], (changes, change) => changes.PublishAsync(change)),
        new("schedule", Scope.Publish, name => $"Has the draft of one {name}, as it is now, published at a moment to come.",
            (fields, _) => [.. fields.Seen, fields.At], (changes, change) => changes.ScheduleAsync(change)),
        new("withdraw", Scope.Publish, name => $"Calls off what is scheduled for one {name}, or else takes it from readers; its draft stays.",
            (fields, _) => fields.Seen, (changes, change) => changes.WithdrawAsync(change)),
        new("archive", Scope.Write, name => $"Takes one {name} out of use, deleting nothing. What readers see needs content:publish too.",
            (fields, _) => [.. fields.Seen, fields.Force], (changes, change) => changes.ArchiveAsync(change)),
        new("restore", Scope.Write, name => $"Brings one {name} that was archived back, as a draft.",
            (fields, _) => fields.Seen, (changes, change) => changes.RestoreAsync(change)),
    ];
}
