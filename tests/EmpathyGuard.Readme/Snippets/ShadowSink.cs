namespace EmpathyGuard.Readme.Snippets;

public sealed class ShadowSink(string folder) : IDraftSink
{
    public async ValueTask KeepAsync(string first, string second, EmpathyVerdict verdict, CancellationToken cancellationToken)
    {
        string id = Guid.NewGuid().ToString("N");
        await File.WriteAllTextAsync(Path.Combine(folder, $"{id}.first.txt"), first, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, $"{id}.second.txt"), second, cancellationToken);
    }
}
