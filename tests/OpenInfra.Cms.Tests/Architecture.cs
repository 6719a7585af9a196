using System.Reflection;
using NetArchTest.Rules;
using OpenInfra.Cms.Model;

namespace OpenInfra.Cms.Tests
{
    public sealed class Architecture
    {
        private static readonly Types _production = Types.InAssemblies([typeof(ContentModel).Assembly, Assembly.Load("OpenInfra.Cms.Api"), Assembly.Load("cms")]);

        [Theory]
        [InlineData("OpenInfra.Cms.Content", "Model", "Editing", "Reading", "Histories", "Rendering", "Importing", "Storage")]
        [InlineData("OpenInfra.Cms.Model", "Editing", "Reading", "Histories", "Rendering", "Importing", "Storage")]
        [InlineData("OpenInfra.Cms.Rendering", "Model", "Editing", "Reading", "Histories", "Importing", "Storage")]
        [InlineData("OpenInfra.Cms.Histories", "Model", "Editing", "Reading", "Importing", "Storage")]
        [InlineData("OpenInfra.Cms.Editing", "Model", "Reading", "Importing", "Storage")]
        [InlineData("OpenInfra.Cms.Reading", "Model", "Editing", "Rendering", "Importing", "Storage")]
        [InlineData("OpenInfra.Cms.Importing", "Model", "Reading", "Storage", "Exporting", "Checking")]
        [InlineData("OpenInfra.Cms.Exporting", "Model", "Reading", "Storage")]
        [InlineData("OpenInfra.Cms.Checking", "Model", "Editing", "Storage")]
        [InlineData("OpenInfra.Cms.Storage", "Model", "Editing", "Histories", "Importing")]
        [InlineData("OpenInfra.Cms.Access", "Model", "Editing", "Reading", "Rendering", "Importing", "Storage")]
        [InlineData("OpenInfra.Cms.Api.Access", "Api.Rest", "Api.GraphQL", "Importing", "Storage")]
        [InlineData("OpenInfra.Cms.Api.GraphQL", "Importing", "Storage", "Api.Rest")]
        [InlineData("OpenInfra.Cms.Api.Rest", "Importing.Planning", "Importing.Applying", "Importing.Documents", "Storage", "Api.GraphQL")]
        public void Layers_depend_downwards_only(string layer, params string[] above) =>
            Assert.Empty(ThoseDependingOn(In(layer), [.. above.Select(name => $"OpenInfra.Cms.{name}")]));

        [Theory]
        [InlineData("OpenInfra.Cms.Content")]
        [InlineData("OpenInfra.Cms.Model")]
        public void What_content_is_has_nothing_to_do_with_how_it_is_stored(string layer) =>
            Assert.Empty(ThoseDependingOn(In(layer), "Marten", "Npgsql", "Microsoft.AspNetCore"));

        [Fact]
        public void Only_the_model_names_a_content_type() =>
            Assert.Empty(ThoseDependingOn(_production.That().DoNotResideInNamespace("OpenInfra.Cms.Model"), ContentTypes));

        [Fact]
        public void A_layer_that_did_name_one_would_be_found() =>
            Assert.Equal(
                [typeof(Planted.AsksInPassing).FullName!],
                ThoseDependingOn(Types.InAssembly(GetType().Assembly).That().ResideInNamespace("OpenInfra.Cms.Tests.Planted"), ContentTypes));

        private static string[] ContentTypes => [.. ContentModel.Types.Select(type => type.Model.Namespace!)];

        private static PredicateList In(string layer)
        {
            var types = _production.That().ResideInNamespaceStartingWith(layer);
            Assert.NotEmpty(types.GetTypes());
            return types;
        }

        private static IEnumerable<string> ThoseDependingOn(PredicateList types, params string[] others) =>
            types.ShouldNot().HaveDependencyOnAny(others).GetResult().FailingTypeNames ?? [];
    }
}

namespace OpenInfra.Cms.Tests.Planted
{
    internal static class AsksInPassing
    {
        public static async Task<string> NameAsync()
        {
            await Task.Yield();
            return Model.Posts.Post.Definition.Name;
        }
    }
}
