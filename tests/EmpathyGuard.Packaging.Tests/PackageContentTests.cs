using System.Xml.Linq;

namespace EmpathyGuard.Packaging.Tests;

public class PackageContentTests(PackedPackages packed)
{
    public static TheoryData<string> Ids => [.. PackedPackages.Ids];

    [Fact]
    public void Packages_ThatAreListed_AreAllThatThereAre() => Assert.Equal(
        Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal),
        PackedPackages.Ids.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Package_Packed_HoldsReadmeNoticeAssemblyAndDocumentation(string id)
    {
        HashSet<string> entries = packed.Entries(id, "nupkg");
        string folder = id == "EmpathyGuard.Tool" ? "tools/net10.0/any" : "lib/net10.0";
        Assert.Contains("NOTICE", entries);
        Assert.Contains($"{folder}/{id}.dll", entries);
        Assert.Contains($"{folder}/{id}.xml", entries);
        Assert.Contains("EmpathyGuard", packed.Read(id, "README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Library_Packed_IsOneAssemblyAndItsDocumentation() =>
        Assert.Equal(2, packed.Entries("EmpathyGuard", "nupkg").Count(static e => e.StartsWith("lib/", StringComparison.Ordinal)));

    [Theory]
    [InlineData("EmpathyGuard", "lib/net10.0/EmpathyGuard.pdb")]
    [InlineData("EmpathyGuard.Redis", "lib/net10.0/EmpathyGuard.Redis.pdb")]
    [InlineData("EmpathyGuard.Semantic", "lib/net10.0/EmpathyGuard.Semantic.pdb")]
    [InlineData("EmpathyGuard.SemanticKernel", "lib/net10.0/EmpathyGuard.SemanticKernel.pdb")]
    [InlineData("EmpathyGuard.Testing", "lib/net10.0/EmpathyGuard.Testing.pdb")]
    [InlineData("EmpathyGuard.Judge", "lib/net10.0/EmpathyGuard.Judge.pdb")]
    [InlineData("EmpathyGuard.Tool", "tools/net10.0/any/EmpathyGuard.Tool.pdb")]
    public void Package_Packed_HasASymbolPackage(string id, string symbols) =>
        Assert.Contains(symbols, packed.Entries(id, "snupkg"));

    [Theory]
    [InlineData("EmpathyGuard", "MIT")]
    [InlineData("EmpathyGuard.Redis", "MIT")]
    [InlineData("EmpathyGuard.Semantic", "MIT AND Apache-2.0")]
    [InlineData("EmpathyGuard.SemanticKernel", "MIT")]
    [InlineData("EmpathyGuard.Testing", "MIT")]
    [InlineData("EmpathyGuard.Judge", "MIT")]
    [InlineData("EmpathyGuard.Tool", "MIT AND Apache-2.0")]
    public void Package_Packed_IsLicensedAndDescribed(string id, string licence)
    {
        XElement metadata = packed.Metadata(id);
        Assert.Equal("expression", (string?)metadata.Element("license")?.Attribute("type"));
        Assert.Equal(licence, (string?)metadata.Element("license"));
        Assert.Equal("README.md", (string?)metadata.Element("readme"));
        Assert.False(string.IsNullOrWhiteSpace((string?)metadata.Element("description")));
        Assert.False(string.IsNullOrWhiteSpace((string?)metadata.Element("authors")));
    }

    [Fact]
    public void Library_Packed_DependsOnNothingButTheTwoExtensions()
    {
        XElement group = Assert.Single(packed.Metadata("EmpathyGuard").Element("dependencies")!.Elements("group"));
        Assert.Equal("net10.0", (string?)group.Attribute("targetFramework"));
        Assert.Equal(
            ["Microsoft.Extensions.AI", "Microsoft.Extensions.Options.ConfigurationExtensions"],
            group.Elements("dependency").Select(static d => (string)d.Attribute("id")!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("EmpathyGuard.Redis", "EmpathyGuard,StackExchange.Redis")]
    [InlineData("EmpathyGuard.SemanticKernel", "EmpathyGuard,Microsoft.SemanticKernel.Abstractions")]
    [InlineData("EmpathyGuard.Testing", "EmpathyGuard")]
    public void Package_Packed_DependsOnWhatItAdaptsAndNothingElse(string id, string dependencies)
    {
        XElement group = Assert.Single(packed.Metadata(id).Element("dependencies")!.Elements("group"));
        Assert.Equal(dependencies.Split(','), group.Elements("dependency").Select(static d => (string)d.Attribute("id")!).Order(StringComparer.Ordinal));
        Assert.Contains($"# {id}", packed.Read(id, "README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Semantic_Packed_DependsOnTheLibraryAloneAndCarriesTheLicenceOfItsWeights()
    {
        XElement group = Assert.Single(packed.Metadata("EmpathyGuard.Semantic").Element("dependencies")!.Elements("group"));
        Assert.Equal(["EmpathyGuard"], group.Elements("dependency").Select(static d => (string)d.Attribute("id")!));
        HashSet<string> entries = packed.Entries("EmpathyGuard.Semantic", "nupkg");
        Assert.Contains("LICENSE-APACHE-2.0.txt", entries);
        Assert.Contains("NOTICE", entries);
        Assert.DoesNotContain(entries, static entry => entry.StartsWith("runtimes/", StringComparison.Ordinal));
    }

    [Fact]
    public void Judge_Packed_DependsOnTheLibraryAndPollyAlone()
    {
        XElement group = Assert.Single(packed.Metadata("EmpathyGuard.Judge").Element("dependencies")!.Elements("group"));
        Assert.Equal(["EmpathyGuard", "Polly.Core"], group.Elements("dependency").Select(static d => (string)d.Attribute("id")!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Documentation_Packed_DescribesThePublicTypes()
    {
        var names = XDocument.Parse(packed.Read("EmpathyGuard", "lib/net10.0/EmpathyGuard.xml"))
            .Descendants("member").Select(static m => (string)m.Attribute("name")!).ToHashSet();
        Assert.Contains("T:EmpathyGuard.EmpathyGuardOptions", names);
        Assert.Contains("T:EmpathyGuard.EmpathyGuardChatClient", names);
        Assert.Contains("T:EmpathyGuard.EmpathyAssessment", names);
    }

    [Fact]
    public void Tool_Packed_IsADotnetToolNamedEmpathyguard()
    {
        Assert.Equal("DotnetTool", (string?)packed.Metadata("EmpathyGuard.Tool").Descendants("packageType").Single().Attribute("name"));
        XElement command = XDocument.Parse(packed.Read("EmpathyGuard.Tool", "tools/net10.0/any/DotnetToolSettings.xml")).Descendants("Command").Single();
        Assert.Equal("empathyguard", (string?)command.Attribute("Name"));
        Assert.Equal("EmpathyGuard.Tool.dll", (string?)command.Attribute("EntryPoint"));
    }
}
