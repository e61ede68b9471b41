using System.Text;
using Quickstart;

// Em dashes and bars should look the same in a file, a pipe and a Windows console.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await QuickstartCommand.RunAsync(args, Shell.FromConsole());
