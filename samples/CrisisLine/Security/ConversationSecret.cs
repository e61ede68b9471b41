using System.Security.Cryptography;
using CrisisLine.Storage;
using Microsoft.Extensions.Configuration;

namespace CrisisLine.Security;

/// <summary>The secret under which conversation keys are hashed: <c>EmpathyGuard:Crisis:ConversationKeySecret</c>, or one that is made once and kept beside the database.</summary>
/// <remarks>It has to outlive the process: without it, what is stored of a conversation could no longer be found and erased.</remarks>
internal sealed partial class ConversationSecret
{
    private const int SecretBytes = 32;

    public ConversationSecret(IConfiguration configuration, DataPaths paths, ILogger<ConversationSecret> logger)
    {
        Value = configuration["EmpathyGuard:Crisis:ConversationKeySecret"] is { Length: > 0 } given ? given : Kept(paths, logger);
    }

    public string Value { get; }

    private static string Kept(DataPaths paths, ILogger logger)
    {
        string made = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        try
        {
            if (File.Exists(paths.Secret) && File.ReadAllText(paths.Secret).Trim() is { Length: 2 * SecretBytes } kept)
            {
                return kept;
            }

            Directory.CreateDirectory(paths.Directory);
            FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using StreamWriter file = new(paths.Secret, options);
            file.Write(made);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // People still get answers; what is stored now cannot be found by its key after a restart.
            LogNotKept(logger, exception.GetType().Name);
        }

        return made;
    }

    [LoggerMessage(20, LogLevel.Error, "The conversation secret could not be written ({ExceptionType}); it lasts as long as this process.", EventName = "SecretNotKept")]
    private static partial void LogNotKept(ILogger logger, string exceptionType);
}
