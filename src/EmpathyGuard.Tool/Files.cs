namespace EmpathyGuard.Tool;

/// <summary>Opens what a command reads and writes; what cannot be opened is one clear line.</summary>
internal static class Files
{
    /// <summary>The name that stands for standard input or output.</summary>
    public const string Standard = "-";

    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;
    private const int SharingViolation = unchecked((int)0x80070020);

    /// <summary>Opens a file, or standard input for <c>-</c>.</summary>
    /// <exception cref="ToolException">It cannot be read.</exception>
    public static Stream OpenInput(string path, ToolEnvironment environment)
    {
        try
        {
            if (path == Standard)
            {
                return environment.OpenInput();
            }

            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception e) when (IsExpected(e))
        {
            throw new ToolException($"cannot read {Describe(path, "standard input")}: {Why(path, e)}", e);
        }
    }

    /// <summary>Creates a file, or opens standard output for <c>-</c>.</summary>
    /// <param name="path">The path of the output.</param>
    /// <param name="inputPath">The path of the input, which must be open by now.</param>
    /// <param name="environment">The environment.</param>
    /// <exception cref="ToolException">It cannot be written, or is the input.</exception>
    public static Stream OpenOutput(string path, string inputPath, ToolEnvironment environment)
    {
        try
        {
            if (path == Standard)
            {
                return environment.OpenOutput();
            }

            if (IsSame(path, inputPath))
            {
                throw new ToolException($"cannot write to '{path}': it is the input, and would be destroyed");
            }

            // The exclusive lock is taken before the file is emptied, and fails on the open input under whatever name: the net under
            // the comparison above, for hard links and linked folders.
            return new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        }
        catch (IOException e) when (e.HResult is WouldBlockOnLinux or WouldBlockOnMac or SharingViolation)
        {
            throw new ToolException($"cannot write to '{path}': it is in use; an input is never overwritten", e);
        }
        catch (Exception e) when (IsExpected(e))
        {
            throw new ToolException($"cannot write to {Describe(path, "standard output")}: {Why(path, e)}", e);
        }
    }

    /// <summary>Writes a whole file.</summary>
    /// <exception cref="ToolException">It cannot be written.</exception>
    public static void WriteText(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text);
        }
        catch (Exception e) when (IsExpected(e))
        {
            throw new ToolException($"cannot write to '{path}': {Why(path, e)}", e);
        }
    }

    /// <summary>The path in quotes, or the words for <c>-</c>.</summary>
    public static string Describe(string path, string standard) => path == Standard ? standard : $"'{path}'";

    /// <summary>Why a file cannot be used, in a few words.</summary>
    public static string Why(string path, Exception e) => e switch
    {
        FileNotFoundException => "no such file",
        DirectoryNotFoundException => "no such folder",
        UnauthorizedAccessException when Directory.Exists(path) => "it is a folder",
        UnauthorizedAccessException => "permission denied",
        ArgumentException or NotSupportedException => "no usable path",
        _ => e.Message.ReplaceLineEndings(" "),
    };

    private static bool IsExpected(Exception e) =>
        e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    private static bool IsSame(string path, string inputPath)
    {
        // Where standard input was redirected from a file, this link leads to it; elsewhere to nothing that could be written.
        string input = inputPath == Standard ? "/dev/stdin" : inputPath;
        StringComparison comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        return string.Equals(Resolve(path), Resolve(input), comparison);
    }

    private static string Resolve(string path)
    {
        // The full path first: a relative link is otherwise resolved against the root.
        string full = Path.GetFullPath(path);
        try
        {
            return File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        }
        catch (IOException)
        {
            return full;
        }
    }
}
