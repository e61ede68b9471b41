using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Distributed;

namespace EmpathyGuard.Judge;

/// <summary>Keeps verdicts and the places of their quotes under a keyed hash of what was asked. No text goes in, and none can be read out of a key.</summary>
internal sealed class VerdictCache(IDistributedCache cache, EmpathyJudgeOptions options, string judge, TimeProvider time, JudgeTelemetry telemetry)
{
    private const int ModeCount = 4;
    private const int IntsPerMode = 6;
    private const int EntrySize = ModeCount * IntsPerMode * sizeof(int);

    // A cache that hangs must not eat the judge's own time.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private readonly byte[] _secret = options.CacheKeySecret is { } secret ? SHA256.HashData(Encoding.UTF8.GetBytes(secret)) : RandomNumberGenerator.GetBytes(32);
    private readonly DistributedCacheEntryOptions _lifetime = new() { AbsoluteExpirationRelativeToNow = options.CacheLifetime };

    /// <summary>The key of a question.</summary>
    public string Key(in Material material, int set)
    {
        using IncrementalHash hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _secret);
        Span<byte> head = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(head, set);
        hash.AppendData(head);
        Append(hash, judge);
        foreach ((EmpathyRole role, string text) in material.Texts(options.MaxTextLength))
        {
            BinaryPrimitives.WriteInt32LittleEndian(head, (int)role);
            hash.AppendData(head);
            Append(hash, text);
        }

        return "empathyguard.judge:" + Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    /// <summary>Looks a question up. A cache that fails or hangs counts as empty.</summary>
    public async ValueTask<ModeVerdict[]?> FindAsync(string key, Material material, CancellationToken cancellationToken)
    {
        try
        {
            byte[]? entry = await cache.GetAsync(key, cancellationToken).WaitAsync(Patience, time, cancellationToken).ConfigureAwait(false);
            return entry is { Length: EntrySize } ? Read(MemoryMarshal.Cast<byte, int>(entry), material) : null;
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            telemetry.CacheFailed(exception);
            return null;
        }
    }

    /// <summary>Keeps an answer.</summary>
    public async ValueTask KeepAsync(string key, ModeVerdict[] verdicts, Material material, CancellationToken cancellationToken)
    {
        int[] entry = new int[ModeCount * IntsPerMode];
        for (int i = 0; i < ModeCount; i++)
        {
            ModeVerdict verdict = verdicts[i];
            int behind = verdict.PersonMessage < 0 ? -1 : material.Person - verdict.PersonMessage;
            new[] { (int)verdict.Verdict, verdict.Reply.Start, verdict.Reply.Length, verdict.Person.Start, verdict.Person.Length, behind }.CopyTo(entry, i * IntsPerMode);
        }

        try
        {
            byte[] bytes = MemoryMarshal.AsBytes<int>(entry).ToArray();
            await cache.SetAsync(key, bytes, _lifetime, cancellationToken).WaitAsync(Patience, time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            telemetry.CacheFailed(exception);
        }
    }

    private static void Append(IncrementalHash hash, string text)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
        hash.AppendData(length);
        hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    // What lies in a cache is not ours alone: an entry that does not fit the text is none.
    private static ModeVerdict[]? Read(ReadOnlySpan<int> entry, in Material material)
    {
        var verdicts = new ModeVerdict[ModeCount];
        for (int i = 0; i < ModeCount; i++)
        {
            ReadOnlySpan<int> each = entry.Slice(i * IntsPerMode, IntsPerMode);
            int message = each[5] < 0 ? -1 : material.Person - each[5];
            var verdict = new ModeVerdict((JudgeVerdict)each[0], new QuoteSpan(each[1], each[2]), new QuoteSpan(each[3], each[4]), message);
            if (!Enum.IsDefined(verdict.Verdict) || !material.Holds(verdict))
            {
                return null;
            }

            verdicts[i] = verdict;
        }

        return verdicts;
    }
}
