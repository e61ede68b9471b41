using Microsoft.EntityFrameworkCore;

namespace CrisisLine.Storage;

/// <summary>The two tables.</summary>
internal sealed class CrisisDb(DbContextOptions<CrisisDb> options) : DbContext(options)
{
    public DbSet<StoredEscalation> Escalations => Set<StoredEscalation>();

    public DbSet<StoredAssessment> Assessments => Set<StoredAssessment>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StoredEscalation>(static escalation =>
        {
            escalation.HasKey(static e => e.Id);
            escalation.HasIndex(static e => e.ConversationId);
            escalation.HasIndex(static e => e.State);
        });
        modelBuilder.Entity<StoredAssessment>(static assessment =>
        {
            assessment.HasKey(static a => a.Id);
            assessment.HasIndex(static a => a.ConversationId);
            assessment.HasIndex(static a => a.At);
        });
    }
}
