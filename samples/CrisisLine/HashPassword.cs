using CrisisLine.Security;

namespace CrisisLine;

/// <summary>The command <c>hash-password</c>: reads a password from the input, so that it stands in no shell history, and prints its hash.</summary>
internal static class HashPassword
{
    private const int ShortestPassword = 12;

    public static int Run(TextReader input, TextWriter output, TextWriter error)
    {
        error.WriteLine($"Password, at least {ShortestPassword} characters:");
        string? password = input.ReadLine();
        if (password is null || password.Length < ShortestPassword)
        {
            error.WriteLine("That is too short.");
            return 1;
        }

        output.WriteLine(Accounts.Hash(password));
        return 0;
    }
}
