using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace EmpathyGuard;

/// <summary>The keyed hashes under which conversations are known, and what else is hashed under the same secret.</summary>
internal static class ConversationKeys
{
    private static readonly byte[] ProcessSecret = RandomNumberGenerator.GetBytes(32);

    /// <summary>The keyed hash of a conversation key; <see langword="null"/> where no key was given.</summary>
    public static string? Identify(string? conversationKey, EmpathyCrisisOptions options) =>
        string.IsNullOrEmpty(conversationKey) ? null : Base64Url.EncodeToString(Derive(conversationKey, options));

    /// <summary>The keyed hash of a name: 32 bytes.</summary>
    public static byte[] Derive(string name, EmpathyCrisisOptions options)
    {
        byte[] secret = options.ConversationKeySecret is { Length: > 0 } shared ? Encoding.UTF8.GetBytes(shared) : ProcessSecret;
        return HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(name));
    }
}
