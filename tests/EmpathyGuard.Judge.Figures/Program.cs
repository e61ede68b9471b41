using EmpathyGuard.Judge.Figures;

// Figures that nothing asserts, because the machine or the choice of bands decides them.
// dotnet run -c Release --project tests/EmpathyGuard.Judge.Figures -- bands   what other bands of the cascade would ask and get right
// dotnet run -c Release --project tests/EmpathyGuard.Judge.Figures -- cost    what a judge adds to the time and memory of an assessment
switch (args)
{
    case ["bands"]:
        await BandFigures.WriteAsync(Console.Out);
        return 0;
    case ["cost"]:
        await CostFigures.WriteAsync(Console.Out);
        return 0;
    default:
        await Console.Error.WriteLineAsync("Say what to measure: bands or cost.");
        return 2;
}
