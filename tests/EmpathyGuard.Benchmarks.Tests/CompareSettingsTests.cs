using EmpathyGuard.Benchmarks.Compare;

namespace EmpathyGuard.Benchmarks.Tests;

public class CompareSettingsTests
{
    [Fact]
    public void Parse_WithEveryArgument_ReadsThem() => Assert.Equal(
        new CompareSettings { Json = "a", Svg = "b", Markdown = "c", Readme = "d", Published = "e", Peers = false },
        CompareSettings.Parse(["--compare", "--json", "a", "--svg", "b", "--markdown", "c", "--readme", "d", "--published", "e", "--no-peers"]));

    [Theory]
    [InlineData("--json")]
    [InlineData("--json", "--svg", "b")]
    [InlineData("--svg", "a", "--svg", "b")]
    [InlineData("--fast")]
    public void Parse_WhatCannotBeMeant_Throws(params string[] args) => Assert.Throws<CompareException>(() => CompareSettings.Parse(args));

    [Fact]
    public void Run_WithAReadmeThatCannotBeWritten_MeasuresNothing() =>
        Assert.Equal(2, CompareRun.Run(["--compare", "--readme", Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())]));
}
