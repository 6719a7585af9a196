using System.Text.Json.Nodes;
using JasperFx;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpenInfra.Cms.Api.Tests.Hosting;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Editing;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Reading;
using OpenInfra.Cms.Rendering;
using static OpenInfra.Cms.Api.Tests.Hosting.Entries;

namespace OpenInfra.Cms.Api.Tests.Editing;

public sealed class StoringEntries(CmsHost cms) : IClassFixture<CmsHost>
{
    [Fact]
    public async Task An_entry_is_stored_without_its_texts_and_they_are_rendered_once()
    {
        var body = Markdown.Of("A *long* text.");
        await cms.Store.PublishedAsync("small", new Post { Title = "Small", Body = body });
        await cms.Store.PublishedAsync("small-too", new Post { Title = "Small too", Body = body });

        await using var session = cms.Store.QuerySession();
        var stored = await session.LoadAsync<Entry<Post>>("post/small", Cancel);
        Assert.Equal(2, stored!.Version);
        Assert.Null(stored.Published!.Content.Body.Source);
        var text = Assert.Single(await session.TextsAsync([stored.Published.Content.Body.Hash, body.Hash], Cancel)).Value;
        Assert.Equal(("A *long* text.", "<p>A <em>long</em> text.</p>"), (text.Source, text.Rendered.Html.Trim()));
    }

    [Fact]
    public async Task Texts_that_only_another_version_rendered_are_rendered_again_by_a_migration()
    {
        var body = Markdown.Of("Rendered by another version.");
        await cms.Store.DraftAsync("older", new Post { Title = "Older", Body = body });
        await AskAsync("update cms.mt_doc_text set id = '0/' || split_part(id, '/', 2) where id = $1 returning id", StoredText.IdOf(body.Hash));
        await cms.Store.RenderAgainAsync(Cancel);

        await using var session = cms.Store.QuerySession();
        Assert.Equal("Rendered by another version.", Assert.Single(await session.TextsAsync([body.Hash], Cancel)).Value.Source);
    }

    [Fact]
    public async Task Events_are_read_by_the_names_we_gave_them_even_when_their_classes_are_gone()
    {
        await cms.Store.DraftAsync("renamed", new Post { Title = "Renamed" });
        Assert.Equal("post_revised", await AskAsync(
            "update cms.mt_events set mt_dotnet_type = 'Gone.Since, Gone' where stream_id = $1 returning type", "post/renamed"));

        await using var session = cms.Store.LightweightSession();
        Assert.Equal(Status.Published, Done(await session.PublishAsync<Post>("post/renamed", 1, null, Cancel)).Status);
        Assert.IsType<Revised<Post>>((await session.Events.FetchStreamAsync("post/renamed", token: Cancel))[0].Data);
    }

    [Fact]
    public async Task A_field_that_posts_have_lost_since_does_not_stop_old_ones_from_being_read()
    {
        await cms.Store.DraftAsync("lost", new Post { Title = "Lost" });
        await AskAsync("update cms.mt_events set data = jsonb_set(data, '{content,lost}', '1') where stream_id = $1 returning type", "post/lost");
        await AskAsync("update cms.mt_doc_post set data = jsonb_set(data, '{draft,content,lost}', '1') where id = $1 returning id", "post/lost");

        await using var session = cms.Store.LightweightSession();
        Assert.Equal(Status.Published, Done(await session.PublishAsync<Post>("post/lost", 1, null, Cancel)).Status);
    }

    [Fact]
    public async Task What_was_stored_before_its_type_had_a_field_is_still_in_a_list_sorted_by_it()
    {
        await cms.Store.PublishedAsync("before", new Category { Label = "Before" });
        await cms.Store.PublishedAsync("later", new Category { Label = "Later" });
        await AskAsync("update cms.mt_doc_category set data = data #- '{published,content,label}' where id = $1 returning id", "category/before");

        var order = new OrderKey(new Operand.Content(Category.Definition.Fields.Single(field => field.Name == "label")), Descending: false);
        await using var session = cms.Store.QuerySession();
        var first = await session.ListAsync<Category>(new() { Order = [order], Size = 1 }, Cancel);
        Assert.True(Cursor.TryParse(first.Items[0].Cursor.ToString(), out var after));
        var second = await session.ListAsync<Category>(new() { Order = [order], Size = 1, After = after }, Cancel);
        Assert.Equal(["before", "later"], first.Items.Concat(second.Items).Select(item => item.View.Slug));
    }

    [Fact]
    public async Task The_projection_makes_of_the_events_what_editing_foresaw()
    {
        var foreseen = await cms.Store.PublishedAsync("foreseen", new Post { Title = "Foreseen", Tags = ["a"], Extra = new JsonObject { ["b"] = null } });
        await using var session = cms.Store.QuerySession();
        var stored = await session.LoadAsync<Entry<Post>>("post/foreseen", Cancel);
        Assert.Equal(Json(foreseen with { RevisedAt = stored!.RevisedAt }), Json(stored));

        static string Json(Entry<Post> entry) => System.Text.Json.JsonSerializer.Serialize(entry, Wire.Stored);
    }

    [Fact]
    public async Task The_database_has_the_schema_of_this_version_once_the_service_has_started()
    {
        Assert.Equal(AutoCreate.None, cms.Services.GetRequiredService<StoreOptions>().AutoCreateSchemaObjects);
        await cms.Store.Storage.Database.AssertDatabaseMatchesConfigurationAsync(Cancel);
    }

    private async Task<string> AskAsync(string sql, string id)
    {
        await using var connection = new NpgsqlConnection(cms.ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = id } } };
        return (string)(await command.ExecuteScalarAsync(Cancel))!;
    }
}
