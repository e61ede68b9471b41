using System.ComponentModel.DataAnnotations;

namespace CrisisLine;

/// <summary>Everything about this application that is not the guard's, section <c>CrisisLine</c>. The guard's own options stand in <c>EmpathyGuard</c>.</summary>
internal sealed class CrisisLineOptions
{
    public const string SectionName = "CrisisLine";

    /// <summary>What the service is called on its pages.</summary>
    [Required]
    public string Name { get; set; } = "Crisis line";

    /// <summary>Where "Leave this page" goes; any page that looks harmless on somebody's screen.</summary>
    [Required]
    public Uri LeaveTo { get; set; } = new("https://www.wikipedia.org/");

    /// <summary>Where the database, the spool, the keys and the secret lie. A relative path starts at the content root.</summary>
    [Required]
    public string DataDirectory { get; set; } = "data";

    /// <summary>The connection string of the SQLite database; <c>crisisline.db</c> in <see cref="DataDirectory"/> where null.</summary>
    public string? Database { get; set; }

    /// <summary>Whether the words of the person, the drafts and the replies are stored. Off: they are seen live by supervisors and never written.</summary>
    public bool StoreText { get; set; }

    /// <summary>How long assessments, with their text where it is stored, are kept: 1 to 3,650 days.</summary>
    [Range(1, 3650)]
    public int AssessmentDays { get; set; } = 30;

    /// <summary>How long escalations are kept after they were closed: 1 to 3,650 days. Open ones are never deleted by age.</summary>
    [Range(1, 3650)]
    public int ClosedEscalationDays { get; set; } = 90;

    /// <summary>How many exchanges supervisors see live, in memory: 10 to 10,000.</summary>
    [Range(10, 10_000)]
    public int LiveExchanges { get; set; } = 200;

    /// <summary>How long an exchange stays in that live view: 1 to 1,440 minutes.</summary>
    [Range(1, 1440)]
    public int LiveMinutes { get; set; } = 60;

    /// <summary>Who may sign in. Empty: nobody, unless in development, where a password is made at each start and written to the console.</summary>
    public IList<SupervisorAccount> Supervisors { get; } = [];

    [Required]
    public ModelOptions Model { get; set; } = new();

    [Required]
    public LimitOptions Limits { get; set; } = new();
}
