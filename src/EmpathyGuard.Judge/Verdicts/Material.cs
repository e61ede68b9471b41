namespace EmpathyGuard.Judge;

/// <summary>The part of an exchange that a judge sees, and where its quotes may come from.</summary>
internal readonly struct Material
{
    private const int FrameLength = 160;

    private readonly EmpathyExchange _exchange;
    private readonly int _first;

    private Material(EmpathyExchange exchange, int person, int first)
    {
        _exchange = exchange;
        Person = person;
        _first = first;
    }

    /// <summary>The index of the person's last message before the reply, or −1 where it is not to be read or there is none.</summary>
    public int Person { get; }

    public string Reply => _exchange.Messages[_exchange.ReplyIndex].Text;

    /// <summary>Picks what is to be seen.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="withPerson">Whether a mode is asked about that needs the person's words; else none of them is sent.</param>
    /// <param name="options">How much is sent.</param>
    public static Material Of(EmpathyExchange exchange, bool withPerson, EmpathyJudgeOptions options)
    {
        int person = -1;
        for (int i = exchange.ReplyIndex - 1; withPerson && !exchange.ReplyOnly && i >= 0; i--)
        {
            if (exchange.Messages[i].Role == EmpathyRole.User && !string.IsNullOrWhiteSpace(exchange.Messages[i].Text))
            {
                person = i;
                break;
            }
        }

        int first = person;
        for (int i = person - 1, sent = 0; i >= 0 && sent < options.HistoryMessages; i--)
        {
            if (IsSpoken(exchange.Messages[i], options.MaxTextLength))
            {
                first = i;
                sent++;
            }
        }

        return new Material(exchange, person, first);
    }

    /// <summary>Whether a text is longer than is sent.</summary>
    public bool IsTooLong(int longest) => Reply.Length > longest || (Person >= 0 && _exchange.Messages[Person].Text.Length > longest);

    /// <summary>Writes the material between its two marks.</summary>
    public string Write(string code, int longest)
    {
        PromptText text = Open(code, Length());
        AppendPerson(ref text, longest);
        text.Append("The reply to grade:\n");
        Neutraliser.Append(ref text, Reply);
        return Close(ref text, code);
    }

    /// <summary>Writes the material of a comparison between its two marks.</summary>
    public string Write(string code, int longest, string a, string b)
    {
        PromptText text = Open(code, Length() + a.Length + b.Length);
        AppendPerson(ref text, longest);
        text.Append("Reply A:\n");
        Neutraliser.Append(ref text, a);
        text.Append("Reply B:\n");
        Neutraliser.Append(ref text, b);
        return Close(ref text, code);
    }

    /// <summary>Every text that is sent, in its order.</summary>
    public IEnumerable<(EmpathyRole Role, string Text)> Texts(int longest)
    {
        for (int i = Math.Max(0, _first); i <= Person; i++)
        {
            if (i == Person || IsSpoken(_exchange.Messages[i], longest))
            {
                yield return (_exchange.Messages[i].Role, _exchange.Messages[i].Text);
            }
        }

        yield return (EmpathyRole.Assistant, Reply);
    }

    /// <summary>Whether the places of a verdict lie in the texts.</summary>
    public bool Holds(in ModeVerdict verdict)
    {
        bool person = verdict.PersonMessage < 0
            ? verdict.Person == default
            : verdict.PersonMessage >= _first && verdict.PersonMessage <= Person && Fits(verdict.Person, _exchange.Messages[verdict.PersonMessage].Text);
        return person && Fits(verdict.Reply, Reply);
    }

    /// <summary>Looks a quote of the person up, in their last message first.</summary>
    public bool TryFindPerson(string quote, int longest, out int message, out QuoteSpan span)
    {
        span = default;
        message = -1;
        for (int i = Person; i >= Math.Max(0, _first); i--)
        {
            EmpathyMessage each = _exchange.Messages[i];
            if (each.Role == EmpathyRole.User && IsSpoken(each, longest) && QuoteFinder.TryFind(each.Text, quote, out span))
            {
                message = i;
                return true;
            }
        }

        return false;
    }

    private static bool Fits(QuoteSpan span, string text) => span.Start >= 0 && span.Length >= 0 && span.Start <= text.Length - span.Length;

    private static bool IsSpoken(EmpathyMessage message, int longest) =>
        message.Role is EmpathyRole.User or EmpathyRole.Assistant && message.Text.Length <= longest && !string.IsNullOrWhiteSpace(message.Text);

    private static PromptText Open(string code, int length)
    {
        var text = new PromptText(length + FrameLength);
        text.Append("\n=== BEGIN MATERIAL ");
        text.Append(code);
        text.Append(" ===\n");
        return text;
    }

    private static string Close(ref PromptText text, string code)
    {
        text.Append("=== END MATERIAL ");
        text.Append(code);
        text.Append(" ===\n\n");
        return text.Take();
    }

    private int Length()
    {
        int length = Reply.Length;
        for (int i = Math.Max(0, _first); i <= Person; i++)
        {
            length += _exchange.Messages[i].Text.Length + 32;
        }

        return length;
    }

    private void AppendPerson(ref PromptText text, int longest)
    {
        for (int i = Math.Max(0, _first); i < Person; i++)
        {
            EmpathyMessage message = _exchange.Messages[i];
            if (IsSpoken(message, longest))
            {
                text.Append(message.Role == EmpathyRole.User ? "Earlier, the person:\n" : "Earlier, the assistant:\n");
                Neutraliser.Append(ref text, message.Text);
            }
        }

        if (Person >= 0)
        {
            text.Append("The person:\n");
            Neutraliser.Append(ref text, _exchange.Messages[Person].Text);
        }
    }
}
