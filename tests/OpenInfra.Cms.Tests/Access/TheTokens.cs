using CsCheck;
using OpenInfra.Cms.Access;

namespace OpenInfra.Cms.Tests.Access;

public sealed class TheTokens
{
    private static readonly Gen<char> _any = Gen.Char["abcXYZ0189_"];

    [Fact]
    public void A_token_is_read_back_and_each_is_another()
    {
        var tokens = Enumerable.Range(0, 1000).Select(_ => KeyToken.New()).ToList();

        Assert.Equal(tokens.Select(token => (token.KeyId, token.Hash)),
            tokens.Select(token => KeyToken.Parse(token.Reveal())!).Select(token => (token.KeyId, token.Hash)));
        Assert.Equal(1000, tokens.Select(token => token.Hash).Distinct().Count());
        Assert.Equal(1000, tokens.Select(token => token.KeyId).Distinct().Count());
    }

    [Fact]
    public void A_token_with_another_character_anywhere_or_another_length_is_none() =>
        Gen.Select(Gen.Int[0, 63], _any).Sample((place, character) =>
        {
            var text = KeyToken.New().Reveal();
            var changed = $"{text[..place]}{character}{text[(place + 1)..]}";
            Assert.Equal(changed == text, KeyToken.Parse(changed) is not null);
            Assert.Null(KeyToken.Parse(text[..place]));
            Assert.Null(KeyToken.Parse($"{text}{character}"));
        });

    [Fact]
    public void A_rotated_key_keeps_its_id_and_gets_another_secret()
    {
        var (first, second) = (KeyToken.New(), KeyToken.New());
        Assert.Equal(first.KeyId, KeyToken.New(first.KeyId).KeyId);
        Assert.NotEqual(first.Hash, KeyToken.New(first.KeyId).Hash);
        Assert.NotEqual(first.KeyId, second.KeyId);
    }

    [Fact]
    public void A_key_knows_its_secret_and_the_one_before_until_that_ends()
    {
        var now = DateTimeOffset.UnixEpoch;
        var (former, present) = (KeyToken.New(), KeyToken.New());
        var key = new ApiKey { Id = "", Name = "", Hash = present.Hash, Scopes = [], CreatedAt = now } with
        {
            Former = new(former.Hash, now.AddMinutes(1)),
        };

        Assert.True(key.Knows(present, now.AddYears(1)));
        Assert.True(key.Knows(former, now));
        Assert.False(key.Knows(former, now.AddMinutes(1)));
        Assert.False(key.Knows(KeyToken.New(), now));
    }

    [Fact]
    public void Who_may_change_may_read_admin_may_all_and_types_limit_the_others()
    {
        var post = Model.ContentModel.Types[0];
        var other = Model.ContentModel.Types[1];
        var editor = new Caller("key:e", new HashSet<Scope> { Scope.Write }, new HashSet<string> { post.Name });
        var admin = new Caller("key:a", new HashSet<Scope> { Scope.Admin }, new HashSet<string>());

        Assert.True(editor.May(Scope.Write, post) && editor.May(Scope.Read, post));
        Assert.False(editor.May(Scope.Write, other) || editor.May(Scope.Read, other) || editor.May(Scope.Publish) || editor.May(Scope.Admin));
        Assert.All(Enum.GetValues<Scope>(), scope => Assert.True(admin.May(scope, post) && !Caller.Anonymous.May(scope)));
    }

    [Theory]
    [InlineData("content:read", Scope.Read)]
    [InlineData("content:write", Scope.Write)]
    [InlineData("content:publish", Scope.Publish)]
    [InlineData("admin", Scope.Admin)]
    [InlineData("Admin", null)]
    [InlineData("read", null)]
    public void Scopes_have_names_outside(string name, Scope? scope) => Assert.Equal(scope, Scopes.Named(name));
}
