using EmpathyGuard;
using EmpathyGuard.Lexicons;

// dotnet LexiconCompiler.dll <folder of the lexicons> <file of the weights> <folder to write to>
// Run by the build of EmpathyGuard. Exit code: 0 written, 1 a lexicon or the weights cannot be read or the result not written, 2 wrong use.
if (args is not [string lexicons, string weights, string output])
{
    Console.Error.WriteLine("LexiconCompiler <folder of the lexicons> <file of the weights> <folder to write to>");
    return 2;
}

try
{
    IEnumerable<(string, string)> files = Directory.GetFiles(lexicons, "*.txt").Select(static file => (Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)));
    byte[] lexicon = Lexicon.FromFiles(files).Compile();
    byte[] weighed = EmpathyWeights.FromText(File.ReadAllText(weights)).Compile();
    _ = Directory.CreateDirectory(output);
    File.WriteAllBytes(Path.Combine(output, "lexicons.bin"), lexicon);
    File.WriteAllBytes(Path.Combine(output, "weights.bin"), weighed);
    return 0;
}
catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
{
    // In the form that the build shows as an error of its own.
    Console.Error.WriteLine($"LexiconCompiler : error EGLEX : {e.Message}");
    return 1;
}
