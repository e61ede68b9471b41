using EmpathyGuard.Tool;

using Interruption interruption = new();
int exitCode = await EmpathyGuardCli.RunAsync(args, ToolEnvironment.ForProcess(), interruption.Token).ConfigureAwait(false);
return interruption.ExitCode ?? exitCode;
