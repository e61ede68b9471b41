using System.Reflection;

namespace Quickstart;

/// <summary>The conversations that ship inside the program.</summary>
internal static class ConversationLibrary
{
    private const string Folder = "Conversations/";

    public static IReadOnlyList<Conversation> Load()
    {
        Assembly assembly = typeof(ConversationLibrary).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => ConversationFile.Parse(name[Folder.Length..], Read(assembly, name))),
        ];
    }

    private static string Read(Assembly assembly, string name)
    {
        using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
