using System.ComponentModel;
using System.Text.Json.Serialization;

namespace OpenInfra.Cms.Access;

/// <summary>What somebody may do beyond reading what is published, which needs no permission.</summary>
[Description("What a key may do beyond reading what is published.")]
public enum Scope
{
    [JsonStringEnumMemberName("content:read"), Description("Read drafts, and make preview tokens for them.")]
    Read,

    [JsonStringEnumMemberName("content:write")]
    [Description("Create and change drafts, archive and restore entries; reading drafts is included.")]
    Write,

    [JsonStringEnumMemberName("content:publish"), Description("Publish and unpublish, now or at a set time; reading drafts is included.")]
    Publish,

    [JsonStringEnumMemberName("admin"), Description("Everything, keys included.")]
    Admin,
}

/// <summary>The names that scopes have outside: "content:read".</summary>
public static class Scopes
{
    private static readonly Dictionary<Scope, string> _names = Enum.GetValues<Scope>().ToDictionary(scope => scope, NameOf);

    /// <summary>All names, in the order of the scopes.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. _names.Values];

    extension(Scope scope)
    {
        /// <summary>The name outside: "content:read".</summary>
        public string Name => _names[scope];

        /// <summary>The scopes that allow it: nobody can change or publish what they may not see.</summary>
        internal IReadOnlyList<Scope> Includers => scope == Scope.Read ? [Scope.Read, Scope.Write, Scope.Publish] : [scope];
    }

    /// <summary>The scope of a name; null for a name that is none.</summary>
    public static Scope? Named(string name) =>
        _names.Where(one => one.Value == name).Select(one => (Scope?)one.Key).FirstOrDefault();

    private static string NameOf(Scope scope) => typeof(Scope).GetField($"{scope}")!
        .GetCustomAttributes(inherit: false).OfType<JsonStringEnumMemberNameAttribute>().Single().Name;
}
