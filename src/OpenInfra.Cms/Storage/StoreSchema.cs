using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using OpenInfra.Cms.Access;
using OpenInfra.Cms.Content.Sources;
using OpenInfra.Cms.Rendering;
using Weasel.Core;

namespace OpenInfra.Cms.Storage;

/// <summary>How Marten stores the content types: a table of entries each, one event log for all.</summary>
public sealed class StoreSchema(StoreOptions store) : IContentTypeVisitor<StoreOptions>
{
    /// <summary>The PostgreSQL schema that holds everything.</summary>
    public const string Name = "cms";

    /// <summary>Configures a document store for the content types.</summary>
    public static void Configure(StoreOptions store, string connection, IReadOnlyList<ContentType> types)
    {
        store.Connection(connection);
        store.DatabaseSchemaName = Name;
        store.DisableNpgsqlLogging = true;
        store.AutoCreateSchemaObjects = AutoCreate.None;
        store.UseSystemTextJsonForSerialization(Wire.Stored, EnumStorage.AsString, Casing.CamelCase, Wire.ShapeStored);
        store.Events.StreamIdentity = StreamIdentity.AsString;
        store.Events.MetadataConfig.UserNameEnabled = true;
        foreach (var index in Indexes.OfEvents) store.Events.IgnoreIndex(index.Name);
        store.Schema.For<StoredText>().DocumentAlias("text");
        store.Schema.For<Receipt>().DocumentAlias("receipt").Duplicate(receipt => receipt.At);
        store.Schema.For<Route>().DocumentAlias("route").UseNumericRevisions(true)
            .Metadata(metadata => metadata.Revision.MapTo(route => route.Version)).Duplicate(route => route.Entry);
        store.Schema.For<SourceFile>().DocumentAlias("source_file").Duplicate(file => file.Source);
        store.Schema.For<ApiKey>().DocumentAlias("key").UseNumericRevisions(true)
            .Metadata(metadata => metadata.Revision.MapTo(key => key.Version)).IgnoreIndex(Indexes.KeyName.Name);
        store.Schema.For<PreviewKey>().DocumentAlias("preview_key");
        store.Storage.ExtendedSchemaObjects.Add(new SourceBytesTable());
        foreach (var type in types) type.Accept(new StoreSchema(store));
    }

    public StoreOptions Visit<T>(ContentType<T> type) where T : class, IContent<T>
    {
        store.Projections.Add(new EntryProjection<T>(), ProjectionLifecycle.Inline);
        var table = store.Schema.For<Entry<T>>().DocumentAlias(type.Name)
            .Duplicate(entry => entry.Status)
            .Duplicate(entry => entry.PublishedAt)
            .Duplicate(entry => entry.RevisedAt)
            .Duplicate(entry => entry.ScheduledAt, configure: index => index.Predicate = "scheduled_at is not null");
        foreach (var index in Indexes.Of(type)) table.IgnoreIndex(index.Name);

        // Stored under names of our own: a renamed class still reads the events it wrote before.
        foreach (var (kind, stored) in EntryEvent.Of<T>()) store.Events.MapEventType(stored, EntryEvent.NameOf(type, kind));
        return store;
    }
}
