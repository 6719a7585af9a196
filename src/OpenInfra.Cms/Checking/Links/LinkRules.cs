using OpenInfra.Cms.Checking.Sites;

namespace OpenInfra.Cms.Checking.Links;

/// <summary>Finds the links inside the site that lead nowhere, and the files that aren't there.</summary>
internal sealed class LinkRules(Site site, ICollection<Suspicion> found, ICollection<Anchor> anchors, UnknownPaths unknown)
{
    /// <summary>Looks at a link in a text; whether its anchor exists is only known when the other text is loaded.</summary>
    public void CheckLink(Origin from, string href, string text, Func<Spot> spot)
    {
        switch (Address.Of(href, from.Path, site.Hosts))
        {
            case Address.Empty:
                Break(from, spot, text.Length == 0
                    ? "A link has neither text nor address." : $"The link {Quotation.Of(text)} has no address.");
                break;
            case Address.Unreadable:
                Break(from, spot, $"{Quotation.Of(href)} is no URL.");
                break;
            case Address.Inside inside:
                CheckInside(from, href, inside, spot);
                break;
        }
    }

    /// <summary>
    /// Looks at a link that stands in a value of its own. A template shows it, among ids that are the template's: its anchor is let pass.
    /// </summary>
    public void CheckValue(Origin from, string url, Func<Spot> spot)
    {
        if (Address.Of(url, from.Path, site.Hosts) is Address.Inside inside) CheckInside(from, url, inside with { Fragment = null }, spot);
    }

    /// <summary>Looks for the file of an image, where files are checked.</summary>
    public void CheckImage(Origin from, string source, Func<Spot> spot)
    {
        if (Address.Of(source, from.Path, site.Hosts) is Address.Inside { Missing: null } inside) CheckFile(from, source, inside, spot);
    }

    private void CheckInside(Origin from, string href, Address.Inside inside, Func<Spot> spot)
    {
        var claims = inside.Paths.Select(Find).OfType<Claim>();
        if (claims.MinBy(claim => claim.Standing) is { } claim) CheckClaim(from, href, inside, claim, spot);
        else if (!inside.Paths.Any(site.IsRoute)) CheckUnclaimed(from, href, inside, spot);

        Claim? Find(string path) => path == from.Path ? new(path, from.Entry, Standing.Published) : site.Paths.Find(path);
    }

    private void CheckClaim(Origin from, string href, Address.Inside inside, Claim claim, Func<Spot> spot)
    {
        if (claim.Standing == Standing.Gone)
            Break(from, spot, $"{Quotation.Of(href)} was the path of {claim.Entry}, which is no longer published.");
        else if (claim.Standing == Standing.Draft && from.IsPublished)
            Break(from, spot, $"{Quotation.Of(href)} leads to {claim.Entry}, which is a draft there: publish it.");
        else if (inside.Fragment is { } id && id != "top")
            Want(from, href, id, claim, spot);
    }

    private void Want(Origin from, string href, string id, Claim claim, Func<Spot> spot)
    {
        var isSame = claim.Entry == from.Entry;
        var message = $"{Quotation.Of(href)}: {(isSame ? "the text" : claim.Entry)} has no id {Quotation.Of(id)}.";
        anchors.Add(new(isSame ? from.Texts : site.TextsOf(claim.Entry), id, from.Suspect(FindingKind.BrokenAnchor, spot, message)));
    }

    private void CheckUnclaimed(Origin from, string href, Address.Inside inside, Func<Spot> spot)
    {
        if (inside.Missing is { } missing)
            Break(from, spot, $"{Quotation.Of(href)} is read as a path of this site: {missing} is missing.");
        else if (inside.Paths.Any(SitePath.IsFile))
            CheckFile(from, href, inside, spot);
        else if (!inside.Paths.Any(site.HasAsset))
        {
            unknown.Add(inside.Paths[0]);
            Break(from, spot, Unknown(href, inside));
        }
    }

    private void Break(Origin from, Func<Spot> spot, string message) => found.Add(from.Suspect(FindingKind.BrokenLink, spot, message));

    private string Unknown(string href, Address.Inside inside)
    {
        var path = inside.Paths[0];
        var similar = inside.Paths.Select(site.Paths.FindInOtherCase).FirstOrDefault(claim => claim is not null);
        var reason = similar is not null ? $"it differs only in case from {similar.Path}"
            : $"there is no entry, redirect or file at {path}";
        var hint = inside.Paths.FirstOrDefault(site.Paths.IsFolder) is { } folder
            ? $" Entries stand below; if there is a list of them, say --route {folder}." : "";
        return $"{Quotation.Of(href)} leads nowhere: {reason}.{hint}";
    }

    private void CheckFile(Origin from, string url, Address.Inside inside, Func<Spot> spot)
    {
        if (!site.ChecksAssets) return;
        var relative = url.StartsWith('/') || url.Contains("//", StringComparison.Ordinal) ? []
            : from.Folders.SelectMany(folder => SitePath.Resolve($"/{folder}/", url.Split('?', '#')[0]).Select(SitePath.Canonical));
        if (!inside.Paths.Concat(relative).Any(site.HasAsset))
            found.Add(from.Suspect(FindingKind.MissingAsset, spot, $"There is no file {inside.Paths[0]}."));
    }
}
