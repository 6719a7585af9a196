using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using OpenInfra.Cms.Api.Rest;
using OpenInfra.Cms.Api.Rest.Documents;
using OpenInfra.Cms.Content;
using OpenInfra.Cms.Model;
using OpenInfra.Cms.Reading.Filters;

namespace OpenInfra.Cms.Api.Tests.Rest;

public sealed class StartingWithTypes
{
    [Fact]
    public void A_kind_of_field_that_REST_does_not_know_stops_the_start_with_its_name()
    {
        var odd = FieldNamed("odd", typeof(Uri)) with { Kind = (FieldKind)99 };

        Assert.StartsWith("thing.odd:", Refusal(() => Of(new Thing(odd))), StringComparison.Ordinal);
        Assert.StartsWith("thing.odd:", Refusal(() => new Schemas(new OpenApiDocument()).Of("thing", odd)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_field_there_is_has_a_form_and_a_schema()
    {
        foreach (var kind in Enum.GetValues<FieldKind>())
        {
            var known = ContentModel.Types.SelectMany(type => type.Fields).FirstOrDefault(field => field.Kind == kind);
            var field = (known ?? FieldNamed("some", typeof(string))) with { Name = "some", Kind = kind };
            Assert.NotNull(Of(new Thing(field)));
            Assert.NotNull(new Schemas(new OpenApiDocument()).Of("thing", field));
        }
    }

    [Fact]
    public void A_field_can_not_take_the_name_of_what_every_entry_has() =>
        Assert.StartsWith("thing.path:", Refusal(() => Of(new Thing(FieldNamed("path", typeof(int))))), StringComparison.Ordinal);

    [Theory]
    [InlineData("first", "some")]
    [InlineData("AFTER", "some")]
    [InlineData("x", "missing")]
    [InlineData("x", "some.member")]
    public void A_filter_that_can_not_work_stops_the_start(string name, string place)
    {
        var thing = new Thing(FieldNamed("some", typeof(string))) { Filters = new Dictionary<string, string> { [name] = place } };
        Assert.StartsWith("thing: ", Refusal(() => Of(thing)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sort_that_can_not_work_stops_the_start()
    {
        var thing = new Thing(FieldNamed("some", typeof(JsonObject)) with { Kind = FieldKind.Json }) { Sorts = ["some"] };
        Assert.StartsWith("thing: ", Refusal(() => Of(thing)), StringComparison.Ordinal);
    }

    private static Resource Of(Thing thing) => new(thing, new EntryFilters([thing]));

    private static string Refusal(Func<object> start) => Assert.Throws<NotSupportedException>(start).Message;

    private static Field FieldNamed(string name, Type type) => new()
    {
        Name = name,
        Kind = FieldKind.Text,
        IsList = false,
        IsNullable = true,
        ValueType = type,
        Description = "Something.",
        Get = _ => null,
        Members = [],
    };

    private sealed class Thing : ContentType
    {
        [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
        public Thing(Field field) : base("thing", "things")
        {
            Description = "A thing.";
            Fields = [field, ContentModel.Types[0].Fields.Single(one => one.Name == "seo")];
        }

        public override IReadOnlyList<Field> Fields { get; }

        public override Type Model => typeof(Thing);

        public override string PathOf(string slug) => slug;

        public override TResult Accept<TResult>(IContentTypeVisitor<TResult> visitor) => throw new NotSupportedException();
    }
}
