namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>A column of a table.</summary>
/// <param name="Key">Its name in JSON.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Unit">What its figures count.</param>
internal sealed record Column(string Key, string Heading, FigureUnit Unit);
