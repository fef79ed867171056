using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using StatusHandling.Tests.Scripts;

namespace StatusHandling.Tests.Model;

/// <summary>Thousands of random calls, each against what the rules alone say of it.</summary>
/// <remarks>
/// A failing script is shrunk and printed as a table, with both courses. To see it again, set STATUSHANDLING_MODEL_REPLAY to what the
/// message says after "Replay directly at failing step with". STATUSHANDLING_MODEL_SCRIPTS sets another number of scripts.
/// </remarks>
public sealed partial class ModelTests
{
    private const int Scripts = 6000;
    private const int Enough = 10;

    [Fact]
    public Task Every_call_goes_as_the_model_says() => Task.Run(() =>
        Prop.ForAll(Arb.From(Generators.Scripts, Shrinking.Simpler), Check).Check(Configured()), TestContext.Current.CancellationToken);

    [Fact]
    public void The_scripts_reach_every_decision_every_refusal_and_every_ending()
    {
        var scripts = Gen.Sample(Generators.Scripts, Scripts, new Rnd(20_261_122), 50);
        var courses = scripts.Select(PipelineModel.Run).ToList();

        var words = courses.SelectMany(course => course.Ending.Split(' ', ',')).ToList();
        AssertReached(Enum.GetValues<RetryDecision>(), courses.SelectMany(course => course.Attempts).Select(attempt => attempt.Decision));
        AssertReached(Enum.GetNames<RedirectFailure>(), words);
        AssertReached(["returned", "thrown", nameof(ClientErrorException), nameof(ServerErrorException)], words);
        AssertReached(ScriptedFailure.All.Select(failure => failure.Name), words);
        AssertReached([Endings.AttemptTimedOut, Endings.CallTimedOut], courses.Select(course => course.Ending));
        AssertReached(
            [CancelMoment.BeforeSend, CancelMoment.DuringSend, CancelMoment.DuringWait],
            scripts.Zip(courses).Where(run => run.Second.Ending == Endings.Cancelled).Select(run => run.First.Cancellation.Moment));
    }

    // What is met once in thousands is met in few runs.
    private static void AssertReached<T>(IEnumerable<T> wanted, IEnumerable<T> reached)
        where T : notnull
    {
        var times = reached.CountBy(value => value).ToDictionary();
        Assert.All(wanted, value => Assert.InRange(times.GetValueOrDefault(value), Enough, int.MaxValue));
    }

    private static void Check(Script script)
    {
        var expected = PipelineModel.Run(script).ToString();
        var actual = ScriptPlayer.Play(script).ToString();
        if (expected != actual)
        {
            Assert.Fail($"The model says\n{Indent(expected)}\nand the library did\n{Indent(actual)}\n");
        }
    }

    private static Config Configured()
    {
        var scripts = Environment.GetEnvironmentVariable("STATUSHANDLING_MODEL_SCRIPTS") is { } count
            ? int.Parse(count, CultureInfo.InvariantCulture)
            : Scripts;
        var config = Config.QuickThrowOnFailure.WithMaxTest(scripts);
        return Environment.GetEnvironmentVariable("STATUSHANDLING_MODEL_REPLAY") is { } text ? config.WithReplay(ReplayOf(text)) : config;
    }

    private static FSharpOption<Replay> ReplayOf(string text)
    {
        var numbers = Numbers().Match(text);
        Assert.True(numbers.Success, $"\"{text}\" is not of the form (1,2,3).");
        var seed = ulong.Parse(numbers.Groups[1].Value, CultureInfo.InvariantCulture);
        var gamma = ulong.Parse(numbers.Groups[2].Value, CultureInfo.InvariantCulture);
        var size = int.Parse(numbers.Groups[3].Value, CultureInfo.InvariantCulture);
        return FSharpOption<Replay>.Some(new Replay(new Rnd(seed, gamma), FSharpOption<int>.Some(size)));
    }

    private static string Indent(string text) => "    " + text.ReplaceLineEndings("\n    ");

    [GeneratedRegex(@"\((\d+),(\d+),(\d+)\)")]
    private static partial Regex Numbers();
}
