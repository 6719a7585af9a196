using OpenInfra.Cms.Model.Authors;
using OpenInfra.Cms.Model.Categories;
using OpenInfra.Cms.Model.Organizations;
using OpenInfra.Cms.Model.Pages;
using OpenInfra.Cms.Model.Posts;
using OpenInfra.Cms.Model.Projects;

namespace OpenInfra.Cms.Model;

/// <summary>The content types of this service; a new one is a folder beside this file and a line here.</summary>
public static class ContentModel
{
    public static IReadOnlyList<ContentType> Types { get; } =
    [
        Post.Definition, Page.Definition, Category.Definition, Project.Definition, Organization.Definition, Author.Definition,
    ];
}
