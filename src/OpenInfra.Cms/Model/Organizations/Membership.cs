using System.ComponentModel;
using OpenInfra.Cms.Model.Posts;

namespace OpenInfra.Cms.Model.Organizations;

/// <summary>What a member pays or gives, highest first.</summary>
[Description("What a member pays or gives, highest first.")]
public enum MembershipLevel
{
    [Description("Strategic members who commit staff and a large part of the funding.")]
    Platinum,

    [Description("Members who fund the foundation and are represented on its board.")]
    Gold,

    [Description("Members who fund the foundation.")]
    Silver,

    [Description("Non-profit and academic members.")]
    Associate,

    [Description("Those who give computing infrastructure.")]
    InfrastructureDonor,

    [Description("Those who support the community without a membership.")]
    SupportingOrganization,
}

/// <summary>Whether a membership stands.</summary>
[Description("Whether a membership stands.")]
public enum MembershipStatus
{
    [Description("The membership stands.")]
    Active,

    [Description("The membership has ended.")]
    Former,
}

/// <summary>That an organization is a member of a foundation, and how it is known.</summary>
[Description("That an organization is a member of a foundation, and how it is known.")]
public sealed record Membership
{
    [Description("The foundation: \"OpenInfra Foundation\".")]
    public string Foundation { get; init; } = "";

    [Description("The level of the membership.")]
    public MembershipLevel Level { get; init; }

    [Description("The first day, where it is known.")]
    public DateOnly? Since { get; init; }

    [Description("The last day, where it has ended and that is known.")]
    public DateOnly? Until { get; init; }

    [Description("The days on which documents say so.")]
    public IReadOnlyList<DateOnly> AsOf { get; init; } = [];

    [Description("Whether it stands, where a source says.")]
    public MembershipStatus? Status { get; init; }

    [Description("The document that says so.")]
    public Ref<Post>? Source { get; init; }
}
