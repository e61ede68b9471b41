using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CrisisLine.Storage;

/// <summary>The context for <c>dotnet ef</c>, which writes migrations without starting the application.</summary>
internal sealed class CrisisDbFactory : IDesignTimeDbContextFactory<CrisisDb>
{
    public CrisisDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<CrisisDb>().UseSqlite("Data Source=:memory:").Options);
}
