using Microsoft.SemanticKernel;

namespace EmpathyGuard.SemanticKernel.Tests;

/// <summary>A kernel with a tool that counts how often it ran.</summary>
internal sealed class Shelter
{
    public Shelter()
    {
        Kernel = Kernel.CreateBuilder().Build();
        Kernel.Plugins.Add(KernelPluginFactory.CreateFromFunctions("shelter", [KernelFunctionFactory.CreateFromMethod(() => ++Runs, "beds"), KernelFunctionFactory.CreateFromMethod(() => 0, "other")]));
    }

    public int Runs { get; private set; }

    public Kernel Kernel { get; }

    public KernelFunction Beds => Kernel.Plugins.GetFunction("shelter", "beds");
}
