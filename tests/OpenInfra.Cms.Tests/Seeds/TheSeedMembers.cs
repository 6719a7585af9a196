namespace OpenInfra.Cms.Tests.Seeds;

public sealed class TheSeedMembers
{
    private const string In2022 =
        "post/open-for-business-open-infra-foundation-launches-directed-funding-for-openinfra-project-hosting-" +
        "replicating-success-of-openstack-kata-containers-starlingx";

    private const string In2023 = "post/rust-foundation-joins-open-infrastructure-foundation-as-associate-member";
    private const string In2025 = "post/openinfra-members";

    private static readonly Dictionary<string, SeedOrganization> _organizations = SeedFiles.Entries<SeedOrganization>("organizations");

    /// <summary>The sentences that list members: where, at what level, how many, and how the list is found in the text.</summary>
    public static TheoryData<string, string, int, string> Lists => new()
    {
        { In2022, "Platinum", 9, @"^\[Platinum Members\]\(\S+\) of the OpenInfra Foundation include (?<names>.+?)\. \[Gold Members\]" },
        { In2022, "Gold", 19, @"\[Gold Members\]\(\S+\) of the OpenInfra Foundation now include (?<names>.+)\.$" },
        { In2025, "Platinum", 7, @"Platinum Members who play a strategic role .+: (?<names>.+)\.\s*$" },
        { In2023, "Associate", 4, @"^title: (?<names>.+) Joins .+ as Associate Member$|institutions such as (?<names>.+)\.$" },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void Are_exactly_those_that_a_document_lists(string source, string level, int count, string sentence)
    {
        var listed = SeedDocument.Of(source).Names(sentence);
        var members = _organizations.Where(entry => IsMember(entry.Value)).Select(entry => entry.Key).ToHashSet();

        Assert.Equal((count, count), (listed.Count, members.Count));
        Assert.Equal(listed.Select(SlugOf).ToHashSet(), members);

        bool IsMember(SeedOrganization organization) => organization.Memberships.Any(item => item.Source == source && item.Level == level);
    }

    [Fact]
    public void Have_one_membership_for_each_list_they_stand_in()
    {
        var memberships = _organizations.Values.SelectMany(organization => organization.Memberships).ToList();
        Assert.Equal(9 + 19 + 7 + 4, memberships.Count);
        Assert.Equal(["Associate", "Gold", "Platinum"], memberships.Select(item => item.Level).Distinct().Order(StringComparer.Ordinal));
        Assert.All(_organizations.Values, organization => Assert.NotEmpty(organization.Memberships));
    }

    [Fact]
    public void Are_named_in_the_document_that_a_membership_names_on_its_date() =>
        Assert.All(_organizations.Values, organization => Assert.All(organization.Memberships, item =>
        {
            var document = SeedDocument.Of(item.Source);
            Assert.Contains([organization.Name, .. organization.Aliases], document.Says);
            Assert.True(document.Says(item.Foundation));
            Assert.Equal([document.Date], item.AsOf);
        }));

    private static string SlugOf(string name) =>
        _organizations.Single(entry => entry.Value.Name == name || entry.Value.Aliases.Contains(name)).Key;
}
