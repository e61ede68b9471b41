namespace EmpathyGuard.Tool.Fit;

/// <summary>A set that something was fitted on.</summary>
/// <param name="File">Its path from the manifest's folder.</param>
/// <param name="Licence">Its licence.</param>
/// <param name="Rows">How many rows were used.</param>
internal sealed record TrainingSet(string File, string Licence, int Rows);
