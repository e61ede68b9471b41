namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>The texts whose scoring is timed: a message of 100 words and a reply of 205.</summary>
internal static class LatencyTexts
{
    public const string Message = """
        The school rang at ten to say that my son had been found asleep in the cloakroom again. He is eight. Since his mother moved to
        Leeds in January he wakes at three and comes down and lines up all the shoes. I pretend that I don't hear him because I don't
        know what I would say. His teacher was kind about it and that nearly finished me off. I work nights on Thursdays so my sister
        sleeps here, and he never does it with her. So by now I think that it must be something that I'm doing wrong.
        """;

    public const string Reply = """
        He lines up the shoes at three in the morning, and you lie there and listen, because you don't know what to say to him. Both of
        you are awake and alone in the same house. And then his teacher was kind, and the kindness was what got through.

        I don't think that the shoes on Thursdays tell you what you fear they tell you. A boy often keeps his worst hour for the person he
        is surest of. With your sister he may be holding it in, the way you held it in on the telephone this morning. I can't know that
        from here, and you should not take it from me as a verdict either way.

        You asked what you are doing wrong. One thing that you might try is smaller than an answer: go down, sit on the bottom stair,
        and put one shoe in the line. You need not speak about Leeds, or about his mother, unless he does.

        If he goes on falling asleep at school, his doctor should hear of it, since eight is young to be this tired for this long.

        What does he do when the line is finished? And who is there for you those nights?
        """;
}
