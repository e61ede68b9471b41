namespace EmpathyGuard.Tool.Fit;

/// <summary>Chances that are the same on every machine and in every version of the runtime: SplitMix64 (Steele, Lea and Flood 2014).</summary>
internal sealed class Chance(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 to below 1.</summary>
    public float Next() => (Draw() >> 40) * (1f / (1 << 24));

    /// <summary>Brings places into an order.</summary>
    public void Shuffle(int[] places)
    {
        for (int i = places.Length - 1; i > 0; i--)
        {
            int other = (int)(Draw() % (ulong)(i + 1));
            (places[i], places[other]) = (places[other], places[i]);
        }
    }

    private ulong Draw()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
