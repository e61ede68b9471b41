using EmpathyGuard.Detectors;
using EmpathyGuard.Lexicons;
using EmpathyGuard.Signals;

namespace EmpathyGuard.Scoring;

/// <summary>Says why a mode fired: which rule, on which span, in a plain sentence.</summary>
internal static class FindingComposer
{
    // Below this a sentence is nearer to having been written to anyone.
    private const double Unaligned = 0.5;

    public static void Compose(
        FindingWriter findings,
        TextReading personText,
        TextReading replyText,
        in PersonReading person,
        in ReplyReading reply,
        in ModeScores scores,
        Func<EmpathyFailureMode, EmpathyThresholds> thresholds)
    {
        if (Fires(scores.Attenuation, thresholds(EmpathyFailureMode.SentimentAttenuation)))
        {
            Attenuation(findings, personText, replyText, person, reply);
        }

        if (Fires(scores.Granularity, thresholds(EmpathyFailureMode.GranularityMismatch)))
        {
            Granularity(findings, personText, replyText, person, reply);
        }

        if (Fires(scores.Conflict, thresholds(EmpathyFailureMode.ConflictAvoidance)))
        {
            Conflict(findings, replyText, reply, scores, thresholds(EmpathyFailureMode.ConflictAvoidance));
        }

        if (Fires(scores.Distancing, thresholds(EmpathyFailureMode.LinguisticDistancing)))
        {
            Distancing(findings, replyText);
        }
    }

    private static bool Fires(double? score, EmpathyThresholds thresholds) => score >= thresholds.Concern;

    private static void Attenuation(FindingWriter findings, TextReading personText, TextReading replyText, in PersonReading person, in ReplyReading reply)
    {
        const EmpathyFailureMode Mode = EmpathyFailureMode.SentimentAttenuation;
        string rule = person.GoodNews > 0.5 ? "attenuation.joyFlattened" : reply.Met <= 0 ? "attenuation.unnamed" : "attenuation.shrunk";
        findings.Person(personText, person.StakeFirst, person.StakeLast, Mode, rule, rule switch
        {
            "attenuation.joyFlattened" => "The person brings good news here, and the reply does not meet it at its size.",
            "attenuation.unnamed" => "The person says here what is felt or at stake, and the reply does not name it.",
            _ => "The person says here what is felt or at stake, and the reply names it at a fraction of its size.",
        });
        findings.Cues(replyText, Cue.Minimising, Mode, "attenuation.minimised", "This makes what the person feels smaller than they said it.");
        findings.Cues(replyText, Cue.Comparing, Mode, "attenuation.minimised", "This measures the person's feeling against that of others.");
        findings.Cues(replyText, Cue.CheeringUp, Mode, "attenuation.cheerful", "This cheers up where the feeling was not yet met.");
        findings.Cues(replyText, Cue.Clinical, Mode, "attenuation.clinical", "This turns a feeling into a clinical matter.");
        findings.Cues(replyText, Cue.Normalising, Mode, "attenuation.clinical", "This makes the person's own feeling a common case.");
        findings.Sentence(replyText, reply, SentenceSignal.Dismissal, Mode, "attenuation.dismissed", "By its words, this sentence makes the feeling or the trouble smaller or wrong.");
        findings.Sentence(replyText, reply, SentenceSignal.SentimentAttenuation, Mode, rule, "Of the reply's sentences, this one says least of what is felt or at stake.");
    }

    private static void Granularity(FindingWriter findings, TextReading personText, TextReading replyText, in PersonReading person, in ReplyReading reply)
    {
        const EmpathyFailureMode Mode = EmpathyFailureMode.GranularityMismatch;
        if (GranularityDetector.ReExposure(person, reply) > 0)
        {
            findings.Whole(replyText, Mode, "granularity.reExposes", "The person asked not to hear details, and the reply holds them.");
        }
        else if (GranularityDetector.Overload(person, reply) > 0)
        {
            findings.Whole(replyText, Mode, "granularity.overload", "A list of this length answers a short message at the wrong size.");
        }
        else
        {
            findings.Whole(replyText, Mode, "granularity.generic", "This could have been sent to anyone: it takes up little of what this person said.");
            if (reply is { Sentences: > 1, LeastAlignedAt: >= 0, AlignedLeast: < Unaligned })
            {
                findings.Sentence(replyText, reply.LeastAlignedAt, Mode, "granularity.generic", "This sentence takes up what the person said least of all.");
            }

            findings.Sentence(replyText, reply, SentenceSignal.GranularityMismatch, Mode, "granularity.generic", "By its words, this sentence is not about what this person said.");
            findings.Person(personText, person.StakeFirst, person.StakeLast, Mode, "granularity.generic", "This particular of the person is not taken up.");
        }
    }

    private static void Conflict(FindingWriter findings, TextReading replyText, in ReplyReading reply, in ModeScores scores, EmpathyThresholds thresholds)
    {
        const EmpathyFailureMode Mode = EmpathyFailureMode.ConflictAvoidance;
        if (scores.PrematureClosure >= thresholds.Concern)
        {
            findings.Cues(replyText, Cue.Closure, Mode, "conflict.prematureClosure", "This closes before it was asked what happened.");
            findings.Cues(replyText, Cue.Moralising, Mode, "conflict.prematureClosure", "This draws a lesson before it was asked what happened.");
            findings.Cues(replyText, Cue.Advice, Mode, "conflict.prematureClosure", "This advises before it was asked what happened.");
            findings.Sentence(replyText, reply, SentenceSignal.Advice, Mode, "conflict.prematureClosure", "By its words, this sentence tells the person what to do.");
        }

        if (scores.Evasion >= thresholds.Concern)
        {
            findings.Cues(replyText, Cue.BothSides, Mode, "conflict.evasion", "This answers with generalities what was asked in particular.");
            findings.Cues(replyText, Cue.Deflecting, Mode, "conflict.evasion", "This turns away from what was asked.");
            findings.Cues(replyText, Cue.Declining, Mode, "conflict.evasion", "This declines to answer what was asked.");
            findings.Sentence(replyText, reply, SentenceSignal.Evasion, Mode, "conflict.evasion", "By its words, this sentence does not answer this person.");
        }

        if (scores.Sycophancy >= thresholds.Concern)
        {
            findings.Cues(replyText, Cue.Endorsing, Mode, "conflict.sycophancy", "This endorses what needed weighing.");
            findings.Sentence(replyText, reply, SentenceSignal.Sycophancy, Mode, "conflict.sycophancy", "By its words, this sentence affirms without weighing.");
        }

        if (scores.Abandonment >= thresholds.Concern)
        {
            findings.Cues(replyText, Cue.Referral, Mode, "conflict.abandonment", "This sends the person elsewhere without naming what they disclosed.");
            findings.Cues(replyText, Cue.Declining, Mode, "conflict.abandonment", "This leaves the person with what they disclosed.");
            findings.Sentence(replyText, reply, SentenceSignal.Evasion, Mode, "conflict.abandonment", "By its words, this sentence does not meet what was disclosed.");
        }

        findings.Sentence(replyText, reply, SentenceSignal.ConflictAvoidance, Mode, LargestOf(scores), "Of the reply's sentences, this one avoids the conflict most.");
    }

    private static string LargestOf(in ModeScores scores) =>
        scores.Conflict <= scores.PrematureClosure ? "conflict.prematureClosure"
            : scores.Conflict <= scores.Evasion ? "conflict.evasion"
            : scores.Conflict <= scores.Sycophancy ? "conflict.sycophancy"
            : "conflict.abandonment";

    private static void Distancing(FindingWriter findings, TextReading replyText)
    {
        const EmpathyFailureMode Mode = EmpathyFailureMode.LinguisticDistancing;
        findings.Cues(replyText, Cue.Impersonal, Mode, "distancing.impersonal", "This speaks of people in general where one person is spoken to.");
        findings.Cues(replyText, Cue.PolicyVoice, Mode, "distancing.policyVoice", "This speaks in the voice of a policy.");
        findings.Cues(replyText, Cue.CaseFile, Mode, "distancing.caseFile", "This speaks to the case file, not to the person.");
        findings.Cues(replyText, Cue.WeAll, Mode, "distancing.impersonal", "This turns one person into all of us.");
        findings.Cues(replyText, Cue.TherapySpeak, Mode, "distancing.nominal", "This is a trade's language, not the person's.");
        findings.Cues(replyText, Cue.CategoryPraise, Mode, "distancing.impersonal", "This praises a category instead of the person.");
        findings.Whole(replyText, Mode, "distancing.passive", "Across the reply, passives, abstract nouns and subjects that are no person stand where people should.");
    }
}
