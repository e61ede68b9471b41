namespace EmpathyGuard;

/// <summary>What the guard does about a failure in a mode, in rising order.</summary>
public enum EmpathyAction
{
    /// <summary>Assess, count and log. The response and its updates are untouched. The default.</summary>
    Observe,

    /// <summary>As <see cref="Observe"/>, and the assessment rides on the response.</summary>
    Flag,

    /// <summary>As <see cref="Flag"/>, and the re-prompt and the acceptance gate run for the record: the first reply is delivered.</summary>
    Shadow,

    /// <summary>Ask the model again with concrete guidance, and deliver the second reply only if the acceptance gate prefers it.</summary>
    Reprompt,

    /// <summary>As <see cref="Reprompt"/>, and where that does not help, deliver the operator's own text; never where the crisis floor forbids it.</summary>
    Replace,
}
