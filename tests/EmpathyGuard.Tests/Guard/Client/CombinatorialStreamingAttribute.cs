using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace EmpathyGuard.Tests.Guard.Client;

/// <summary>Runs a theory with its one parameter <c>streaming</c> false and true.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CombinatorialStreamingAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow<bool>(false), new TheoryDataRow<bool>(true)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
