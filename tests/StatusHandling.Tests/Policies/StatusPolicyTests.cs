namespace StatusHandling.Tests.Policies;

public sealed class StatusPolicyTests
{
    [Theory]
    [InlineData(null, null, null)]
    [InlineData(null, 5, 5)]
    [InlineData(2, null, 2)]
    [InlineData(2, 5, 5)]
    public void Retry_sets_the_number_of_retries_where_it_names_one(int? before, int? named, int? after)
    {
        var policy = new StatusPolicy { MaxRetries = before }.Retry(named);

        Assert.Equal((StatusAction.Retry, after), (policy.Action, policy.MaxRetries));
    }

    [Fact]
    public void Each_method_sets_its_action_and_gives_the_policy_for_more()
    {
        var policy = new StatusPolicy();

        Assert.Equal(StatusAction.Return, policy.Return().Action);
        Assert.Equal(StatusAction.Throw, policy.Throw().Action);
        Assert.Equal(StatusAction.Follow, policy.Follow().Action);
        Assert.Same(policy, policy.Return().Throw().Retry().Follow());
    }
}
