using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using EmpathyGuard.Packaging.Tests;

[assembly: AssemblyFixture(typeof(PackedPackages))]

namespace EmpathyGuard.Packaging.Tests;

/// <summary>Packs the libraries and the tool once, as a release would, into a folder outside the repository.</summary>
/// <remarks>Every run has a version of its own, so the global package cache can never serve the build of an earlier run; what a run leaves there is removed.</remarks>
public sealed class PackedPackages : IAsyncLifetime
{
    /// <summary>Every package that a release has. Each is packed, looked into and used, and leaves nothing behind.</summary>
    public static readonly IReadOnlyList<string> Ids =
        ["EmpathyGuard", "EmpathyGuard.Judge", "EmpathyGuard.Redis", "EmpathyGuard.Semantic", "EmpathyGuard.SemanticKernel", "EmpathyGuard.Testing", "EmpathyGuard.Tool"];

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("empathyguard-packaging-");

    public string Version { get; } = string.Create(CultureInfo.InvariantCulture, $"0.1.0-packaging.{Guid.NewGuid():N}");

    public string Folder => Path.Combine(_root.FullName, "packages");

    /// <summary>The global package folder, which holds everything that building this repository has restored, and so serves as an offline source.</summary>
    public string Cache { get; private set; } = "";

    public string Package(string id, string extension) => Path.Combine(Folder, $"{id}.{Version}.{extension}");

    public string CreateFolder(string name) => _root.CreateSubdirectory(name).FullName;

    public async ValueTask InitializeAsync()
    {
        Command locals = await Command.DotnetAsync(_root.FullName, "nuget", "locals", "global-packages", "--list");
        Cache = locals.Output[(locals.Output.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        foreach (string project in Ids)
        {
            // The artifacts path keeps this build out of the bin and obj folders that other builds of the repository may be using.
            await Command.DotnetAsync(
                Repository.Root,
                "pack", $"src/{project}", "--configuration", "Release", "--output", Folder, "--artifacts-path", Path.Combine(_root.FullName, "artifacts"),
                $"-p:Version={Version}", "-p:UseSharedCompilation=false", "-nodeReuse:false");
        }
    }

    public ValueTask DisposeAsync()
    {
        _root.Delete(recursive: true);
        foreach (string id in Ids.Select(static id => id.ToLowerInvariant()))
        {
            string left = Path.Combine(Cache, id, Version);
            if (Cache.Length > 0 && Directory.Exists(left))
            {
                Directory.Delete(left, recursive: true);
            }

            if (Cache.Length > 0 && Directory.Exists(Path.Combine(Cache, id)) && !Directory.EnumerateFileSystemEntries(Path.Combine(Cache, id)).Any())
            {
                Directory.Delete(Path.Combine(Cache, id));
            }
        }

        return ValueTask.CompletedTask;
    }

    public HashSet<string> Entries(string id, string extension)
    {
        using ZipArchive archive = ZipFile.OpenRead(Package(id, extension));
        return [.. archive.Entries.Select(static e => e.FullName)];
    }

    public string Read(string id, string entry)
    {
        using ZipArchive archive = ZipFile.OpenRead(Package(id, "nupkg"));
        using var reader = new StreamReader((archive.GetEntry(entry) ?? throw new FileNotFoundException(entry)).Open());
        return reader.ReadToEnd();
    }

    public XElement Metadata(string id)
    {
        XElement metadata = XDocument.Parse(Read(id, $"{id}.nuspec")).Root!.Elements().Single();
        foreach (XElement element in metadata.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
        }

        return metadata;
    }
}
