using System.Globalization;
using EmpathyGuard.Judge.Figures;

// What takes too long for a test, or what the choice of bands decides and nothing asserts.
// dotnet run -c Release --project tests/EmpathyGuard.Judge.Figures -- bands               what other bands of the cascade would ask and get right
// dotnet run -c Release --project tests/EmpathyGuard.Judge.Figures -- chaos [--calls N]   a guarded model with a judge that faults, N calls a row; 1 where a reply was lost or a failing one passed
switch (args)
{
    case ["bands"]:
        await BandFigures.WriteAsync(Console.Out);
        return 0;
    case ["chaos"]:
        return await ChaosFigures.WriteAsync(Console.Out, ChaosFigures.DefaultCalls) ? 0 : 1;
    case ["chaos", "--calls", string text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int calls) && calls > 0:
        return await ChaosFigures.WriteAsync(Console.Out, calls) ? 0 : 1;
    default:
        await Console.Error.WriteLineAsync("Say what to measure: bands, or chaos [--calls <calls a row, at least 1>].");
        return 2;
}
