using EmpathyGuard.Tool;

using Interruption interruption = new();
int exitCode = await EmpathyGuardCli.RunAsync(args, ToolEnvironment.ForProcess(), interruption.Token).ConfigureAwait(false);

// A signal that came after the last line changes nothing.
return exitCode == ExitCodes.Interrupted ? interruption.ExitCode ?? exitCode : exitCode;
