using CrisisLine.Models;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;

namespace CrisisLine.Tests;

/// <summary>The application on a real socket of this machine, with a data directory of its own.</summary>
internal sealed class CrisisLineApp : WebApplicationFactory<Program>
{
    public const string SupervisorName = "Noor";
    public const string OtherName = "Sam";
    public const string Password = "a long sentence to sign in";

    // Few iterations: it is the application's hash that has to be slow, not the tests.
    private static readonly string PasswordHash =
        new PasswordHasher<string>(Options.Create(new PasswordHasherOptions { IterationCount = 10 })).HashPassword("", Password);

    private readonly Dictionary<string, string?> _settings;
    private readonly IChatClient? _model;
    private readonly bool _ownsData;

    public CrisisLineApp(IChatClient? model = null, string? data = null, Dictionary<string, string?>? settings = null, string environment = "Production", bool accounts = true)
    {
        _model = model;
        _ownsData = data is null;
        Data = data ?? Directory.CreateTempSubdirectory("crisisline-").FullName;
        Environment = environment;
        _settings = new Dictionary<string, string?>(settings ?? [])
        {
            ["CrisisLine:DataDirectory"] = Data,
            ["Logging:Console:LogLevel:Default"] = "None",
        };
        _settings.TryAdd("CrisisLine:Model:DemonstrationPauseMilliseconds", "0");
        if (accounts)
        {
            _settings["CrisisLine:Supervisors:0:Name"] = SupervisorName;
            _settings["CrisisLine:Supervisors:0:PasswordHash"] = PasswordHash;
            _settings["CrisisLine:Supervisors:1:Name"] = OtherName;
            _settings["CrisisLine:Supervisors:1:PasswordHash"] = PasswordHash;
        }

        UseKestrel(0);
        StartServer();
    }

    public string Data { get; }

    public string Environment { get; }

    public FakeLogCollector Logs { get; } = new();

    public Uri Address => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Every log record as one text, for what must not stand in it.</summary>
    public string LogText => string.Join('\n', Logs.GetSnapshot().Select(static record =>
        $"{record.Category} {record.Message} {record.Exception} {string.Join(' ', record.StructuredState ?? [])}"));

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public Task<Person> PersonAsync() => Person.ArriveAsync(Address);

    public Task<Supervisor> SupervisorAsync(string name = SupervisorName) => Supervisor.SignInAsync(Address, name, Password);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        foreach ((string key, string? value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.AddProvider(new FakeLoggerProvider(Logs)).SetMinimumLevel(LogLevel.Debug));
        builder.ConfigureServices(services =>
        {
            if (_model is not null)
            {
                services.AddKeyedSingleton(ModelClients.ModelKey, _model);
            }
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _ownsData)
        {
            Directory.Delete(Data, recursive: true);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_ownsData && Directory.Exists(Data))
        {
            Directory.Delete(Data, recursive: true);
        }

        GC.SuppressFinalize(this);
    }
}
