using EmpathyGuard.Semantic;

namespace EmpathyGuard.Semantic.Tests;

public class VectorCacheTests
{
    [Fact]
    public void TryGet_TwoTextsWithTheSameFirstPlace_BothAreKept()
    {
        VectorCache cache = new(8);
        UInt128 one = new(upper: 1, lower: 5);
        UInt128 other = new(upper: 2, lower: 13);
        cache.Set(one, Vector(1));
        cache.Set(other, Vector(2));
        Assert.Equal(1, First(cache, one));
        Assert.Equal(2, First(cache, other));
    }

    [Fact]
    public void Set_BothPlacesTaken_TakesOverOne()
    {
        VectorCache cache = new(1);
        cache.Set(1, Vector(1));
        cache.Set(2, Vector(2));
        Assert.Null(First(cache, 1));
        Assert.Equal(2, First(cache, 2));
    }

    [Fact]
    public void TryGet_HashOfZeroNeverSet_IsNotKept()
    {
        VectorCache cache = new(1);
        Assert.Null(First(cache, 0));
    }

    private static float[] Vector(float first)
    {
        var vector = new float[SentenceEncoder.Dimensions];
        vector[0] = first;
        return vector;
    }

    private static float? First(VectorCache cache, UInt128 hash)
    {
        var vector = new float[SentenceEncoder.Dimensions];
        return cache.TryGet(hash, vector) ? vector[0] : null;
    }
}
