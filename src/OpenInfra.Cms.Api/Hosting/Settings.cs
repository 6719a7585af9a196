using System.Globalization;

namespace OpenInfra.Cms.Api.Hosting;

/// <summary>A setting that can't be used as it is; the message says which, and what would be right.</summary>
internal sealed class SettingException(string message) : Exception(message);

/// <summary>Reads a section of the configuration, and refuses what it doesn't know: a name misspelt would be ignored in silence.</summary>
internal sealed class Settings(IConfigurationSection section)
{
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The settings in a section of this one.</summary>
    public Settings Section(string name) => new(Of(name));

    /// <summary>A text; null where none is set.</summary>
    public string? Text(string name) => Of(name).Value is { Length: > 0 } value ? value : null;

    /// <summary>A whole number from 1 up.</summary>
    public int Number(string name, int byDefault, int most = 1_000_000_000) => Text(name) is not { } value ? byDefault
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number
        : throw new SettingException($"{Of(name).Path} is a whole number from 1 to {most}, not \"{value}\".");

    /// <summary>True or false.</summary>
    public bool Flag(string name, bool byDefault) => Text(name) is not { } value ? byDefault
        : bool.TryParse(value, out var flag) ? flag
        : throw new SettingException($"{Of(name).Path} is true or false, not \"{value}\".");

    /// <summary>To be called when everything known was read.</summary>
    /// <exception cref="SettingException">There is a setting that nobody read.</exception>
    public void RefuseOthers()
    {
        if (section.GetChildren().FirstOrDefault(setting => !_known.Contains(setting.Key)) is { } unknown)
            throw new SettingException($"There is no setting {unknown.Path}; {section.Path} has {string.Join(", ", _known.Order())}.");
    }

    private IConfigurationSection Of(string name)
    {
        _known.Add(name);
        return section.GetSection(name);
    }
}
