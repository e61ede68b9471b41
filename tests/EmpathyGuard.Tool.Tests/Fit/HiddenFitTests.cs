using EmpathyGuard.Semantic;
using EmpathyGuard.Tool.Fit;

namespace EmpathyGuard.Tool.Tests.Fit;

public sealed class HiddenFitTests
{
    // What no linear head can tell: the label is whether two numbers of the vector have the same sign.
    private static HeadRow[] Rows()
    {
        var chance = new Chance(7);
        HeadRow[] rows = new HeadRow[400];
        for (int i = 0; i < rows.Length; i++)
        {
            float[] vector = new float[SentenceEncoder.Dimensions];
            vector[0] = chance.Next() < 0.5f ? -0.2f : 0.2f;
            vector[1] = chance.Next() < 0.5f ? -0.2f : 0.2f;
            rows[i] = new HeadRow(HeadRow.Read(0, vector, null), vector[0] * vector[1] > 0 ? 1 : 0, 1, i % Folds.Count);
        }

        return rows;
    }

    [Fact]
    public void CrossValidate_TwoNumbersOfOneSign_AreTold()
    {
        HeadRow[] rows = Rows();
        double[] hidden = new HiddenFit(rows).CrossValidate(CancellationToken.None);
        double[] linear = new HeadFit(rows, hearsWords: false).CrossValidate(CancellationToken.None);

        Assert.True(Right(rows, hidden) > 0.95, $"{Right(rows, hidden)}");
        Assert.True(Right(rows, linear) < 0.65, $"{Right(rows, linear)}");
    }

    [Fact]
    public void CrossValidate_Again_IsTheSame() =>
        Assert.Equal(new HiddenFit(Rows()).CrossValidate(CancellationToken.None), new HiddenFit(Rows()).CrossValidate(CancellationToken.None));

    [Fact]
    public void Head_ReadAsWritten_SaysWhatWasFitted()
    {
        HeadRow[] rows = Rows();
        FittedHead head = new HiddenFit(rows).Head("risk", new FittedModel("risk", [], rows.Length, "rows", []), threshold: 0);
        float[] own = [.. HeadRow.Written(head.Weights).Own.Select(static number => number * SemanticHeads.Unit)];
        SignalHead read = new(head.Constant, head.Weights[0], own, [], [.. head.Hidden]);
        float[] alike = new float[SentenceEncoder.Dimensions];
        float[] unlike = new float[SentenceEncoder.Dimensions];
        (alike[0], alike[1], unlike[0], unlike[1]) = (0.2f, 0.2f, 0.2f, -0.2f);

        Assert.True(read.Read(0.5, alike, default) > 0.55, $"{read.Read(0.5, alike, default)}");
        Assert.True(read.Read(0.5, unlike, default) < 0.45, $"{read.Read(0.5, unlike, default)}");
    }

    private static double Right(HeadRow[] rows, double[] scores) => rows.Select((row, i) => (scores[i] > 0) == (row.Label > 0.5)).Count(static right => right) / (double)rows.Length;
}
