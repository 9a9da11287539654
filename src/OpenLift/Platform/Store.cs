using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using OpenLift.Children;
using OpenLift.Children.Consent;
using OpenLift.Children.Families;
using OpenLift.Correspondence.Letters;
using OpenLift.Correspondence.Messages;
using OpenLift.County;
using OpenLift.Interventions;
using OpenLift.Interventions.Hubs;
using OpenLift.Interventions.Placements;
using OpenLift.Interventions.Proposals;
using OpenLift.Interventions.WaitingList;
using OpenLift.Interventions.Waits;
using OpenLift.Meetings;
using OpenLift.People;
using OpenLift.Requests;
using OpenLift.Requests.Consultations;
using OpenLift.Requests.ContactDesk;
using OpenLift.Settings.Practice;
using OpenLift.Settings.Strengths;
using OpenLift.Settings.SupportCases;
using OpenLift.Settings.Training;
using OpenLift.Support;
using OpenLift.Support.Agreements;

namespace OpenLift.Platform;

/// <summary>
/// Everything the service remembers. Four promises are kept here and nowhere else: a row about a child is
/// visible only to those who may see that child; every change leaves an audit entry in the same transaction;
/// two people cannot overwrite each other's work; and who looked at a child is written down (X1, X2, X5).
/// </summary>
public sealed partial class Store(DbContextOptions<Store> options, Actor actor, TimeProvider clock) : DbContext(options)
{
    private readonly HashSet<(Id<Child> Child, string At)> _looked = [];

    public DbSet<Child> Children => Set<Child>();
    public DbSet<Enrolment> Enrolments => Set<Enrolment>();
    public DbSet<ChildScope> ChildScopes => Set<ChildScope>();
    public DbSet<Request> Requests => Set<Request>();
    public DbSet<SentVersion> SentVersions => Set<SentVersion>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<AttachmentContent> AttachmentContents => Set<AttachmentContent>();
    public DbSet<ViewsAndConsent> ViewsAndConsents => Set<ViewsAndConsent>();
    public DbSet<SupportCase> SupportCases => Set<SupportCase>();
    public DbSet<CoreStandard> CoreStandards => Set<CoreStandard>();
    public DbSet<StandardsAudit> StandardsAudits => Set<StandardsAudit>();
    public DbSet<Provision> Provisions => Set<Provision>();
    public DbSet<ChildProvision> ChildProvisions => Set<ChildProvision>();
    public DbSet<Strength> Strengths => Set<Strength>();
    public DbSet<SchoolSupport> SchoolSupports => Set<SchoolSupport>();
    public DbSet<TrainingEvent> TrainingEvents => Set<TrainingEvent>();
    public DbSet<Booking> Bookings => Set<Booking>();
    public DbSet<Call> Calls => Set<Call>();
    public DbSet<Consultation> Consultations => Set<Consultation>();
    public DbSet<ConsultationSetting> ConsultationSettings => Set<ConsultationSetting>();
    public DbSet<Comparison> Comparisons => Set<Comparison>();
    public DbSet<Meeting> Meetings => Set<Meeting>();
    public DbSet<AgendaItem> AgendaItems => Set<AgendaItem>();
    public DbSet<MeetingAction> MeetingActions => Set<MeetingAction>();
    public DbSet<Case> Cases => Set<Case>();
    public DbSet<StaffWork> StaffWorks => Set<StaffWork>();
    public DbSet<Visit> Visits => Set<Visit>();
    public DbSet<Target> Targets => Set<Target>();
    public DbSet<Measure> Measures => Set<Measure>();
    public DbSet<Review> Reviews => Set<Review>();
    public DbSet<SupportAgreement> SupportAgreements => Set<SupportAgreement>();
    public DbSet<AgreementVersion> AgreementVersions => Set<AgreementVersion>();
    public DbSet<InterventionRules> InterventionRules => Set<InterventionRules>();
    public DbSet<Referral> Referrals => Set<Referral>();
    public DbSet<WaitingEvent> WaitingEvents => Set<WaitingEvent>();
    public DbSet<OtherOffer> OtherOffers => Set<OtherOffer>();
    public DbSet<Proposal> Proposals => Set<Proposal>();
    public DbSet<Placement> Placements => Set<Placement>();
    public DbSet<PublishedWait> PublishedWaits => Set<PublishedWait>();
    public DbSet<SessionMark> SessionMarks => Set<SessionMark>();
    public DbSet<FamilyLink> FamilyLinks => Set<FamilyLink>();
    public DbSet<FamilySession> FamilySessions => Set<FamilySession>();
    public DbSet<Telling> Tellings => Set<Telling>();
    public DbSet<LetterTemplate> LetterTemplates => Set<LetterTemplate>();
    public DbSet<Letter> Letters => Set<Letter>();
    public DbSet<Message> Messages => Set<Message>();
    public DbSet<District> Districts => Set<District>();
    public DbSet<ServiceAgreement> ServiceAgreements => Set<ServiceAgreement>();
    public DbSet<MeetingGroup> MeetingGroups => Set<MeetingGroup>();
    public DbSet<Term> Terms => Set<Term>();
    public DbSet<BankHoliday> BankHolidays => Set<BankHoliday>();
    public DbSet<Code> Codes => Set<Code>();
    public DbSet<Hub> Hubs => Set<Hub>();
    public DbSet<HubSession> HubSessions => Set<HubSession>();
    public DbSet<OffSiteHours> OffSiteHours => Set<OffSiteHours>();
    public DbSet<Seat> Seats => Set<Seat>();
    public DbSet<OffSiteUse> OffSiteUses => Set<OffSiteUse>();
    public DbSet<Setting> Settings => Set<Setting>();
    public DbSet<Postcode> Postcodes => Set<Postcode>();
    public DbSet<WaitingImport> WaitingImports => Set<WaitingImport>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<HeldRole> HeldRoles => Set<HeldRole>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<KeptForm> KeptForms => Set<KeptForm>();
    public DbSet<Receipt> Receipts => Set<Receipt>();
    public DbSet<Look> Looks => Set<Look>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>How this store was opened, so that another can be opened beside it for somebody else.</summary>
    internal DbContextOptions<Store> Opened => options;

    public Actor Actor => actor;
    public TimeProvider Clock => clock;
    public DateTimeOffset Now => clock.GetUtcNow();
    public DateOnly Today => clock.Today;

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        conventions.Properties<decimal>().HavePrecision(9, 2);
        conventions.Properties<Enum>().HaveConversion<string>();
        foreach (
            var entity in typeof(Store)
                .GetProperties()
                .Select(p => p.PropertyType)
                .Where(t => t.IsGenericType)
                .Select(t => t.GetGenericArguments()[0])
        )
        {
            conventions.Properties(typeof(Id<>).MakeGenericType(entity)).HaveConversion(typeof(IdConverter<>).MakeGenericType(entity));
        }
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(Store).Assembly);
        foreach (var entity in model.Model.GetEntityTypes())
        {
            entity.SetTableName(Snake(entity.ClrType.Name));
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Snake(property.Name));
            }
            if (entity.ClrType.IsAssignableTo(typeof(Recorded)))
            {
                entity.FindProperty(nameof(Recorded.Version))!.IsConcurrencyToken = true;
            }
            if (entity.ClrType.IsAssignableTo(typeof(IAboutChild)))
            {
                Call(nameof(KeepPrivate), entity.ClrType, model);
            }
            if (entity.ClrType.IsAssignableTo(typeof(IOfSetting)))
            {
                Call(nameof(KeepToSetting), entity.ClrType, model);
            }
            if (entity.ClrType.IsAssignableTo(typeof(IOfPractice)))
            {
                Call(nameof(KeepToDistrict), entity.ClrType, model);
            }
            if (entity.ClrType.IsAssignableTo(typeof(IOfDesk)))
            {
                Call(nameof(KeepAtDesk), entity.ClrType, model);
            }
            if (entity.ClrType.IsAssignableTo(typeof(IOfRequest)))
            {
                Call(nameof(KeepWithRequest), entity.ClrType, model);
            }
        }
        model
            .Entity<Consultation>()
            .HasQueryFilter(
                "desk",
                held =>
                    actor.SeesEveryChild
                    || actor.Desks.Contains(held.DistrictId)
                    || held.Settings.Any(s => actor.Settings.Contains(s.SettingId))
            );
        model
            .Entity<Comparison>()
            .HasQueryFilter(
                "compared",
                pair =>
                    actor.SeesEveryChild
                    || (actor.ProtectsData && (pair.Status == ComparisonStatus.Proposed || pair.Status == ComparisonStatus.Merged))
                    || ChildScopes.Any(s =>
                        (s.ChildId == pair.FirstId || s.ChildId == pair.SecondId)
                        && actor.DistrictScopes.Contains(s.Scope)
                        && s.From <= Now
                        && (s.Until == null || s.Until > Now)
                    )
            );
        model
            .Entity<Child>()
            .HasQueryFilter(
                "private",
                child =>
                    actor.SeesEveryChild
                    || ChildScopes.Any(s =>
                        s.ChildId == child.Id
                        && actor.Scopes.Contains(s.Scope)
                        && s.From <= Now
                        && (s.Until == null || s.Until > Now)
                        && (s.ExceptFor == null || !s.ExceptFor.Contains(actor.Key))
                    )
            );
        model
            .Entity<ChildProvision>()
            .HasQueryFilter(
                "asked",
                row =>
                    actor.SeesEveryChild
                    || actor.Settings.Contains(row.SettingId)
                    || Requests.Any(r => r.ChildId == row.ChildId && r.SettingId == row.SettingId)
            );
        model
            .Entity<SupportAgreement>()
            .HasQueryFilter(
                "agreed",
                agreement =>
                    actor.SeesEveryChild
                    || (
                        actor.Settings.Contains(agreement.SettingId)
                        && (agreement.ChildId == null || Children.Any(c => c.Id == agreement.ChildId))
                    )
                    || (
                        agreement.RequestId == null
                            ? actor.Districts.Contains(agreement.DistrictId)
                            : Requests.Any(r => r.Id == agreement.RequestId)
                    )
            );
        model
            .Entity<SentVersion>()
            .HasQueryFilter("request", version => actor.SeesEveryChild || Requests.Any(r => r.Id == version.RequestId));
        model
            .Entity<AttachmentContent>()
            .HasQueryFilter("file", content => actor.SeesEveryChild || Attachments.Any(a => a.Id == content.Id));
        model
            .Entity<AgreementVersion>()
            .HasQueryFilter("agreement", version => actor.SeesEveryChild || SupportAgreements.Any(a => a.Id == version.AgreementId));
        model
            .Entity<Letter>()
            .HasQueryFilter(
                "own",
                letter =>
                    !actor.IsFamily || (letter.SentAt != null && FamilyLinks.Any(l => l.Id == actor.Family && l.Carer == letter.Carer))
            );
        model
            .Entity<Request>()
            .HasQueryFilter(
                "opened",
                request =>
                    actor.SeesEveryChild
                    || actor.Settings.Contains(request.SettingId)
                    || request.AskerId == actor.PersonId
                    || (
                        (!request.SharingStopped || actor.IsFamily)
                        && ChildScopes.Any(s =>
                            s.RequestId == request.Id
                            && actor.Scopes.Contains(s.Scope)
                            && s.From <= Now
                            && (s.Until == null || s.Until > Now)
                            && (s.ExceptFor == null || !s.ExceptFor.Contains(actor.Key))
                        )
                    )
            );
    }

    private void Call(string method, Type entity, ModelBuilder model) =>
        typeof(Store)
            .GetMethod(method, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
            .MakeGenericMethod(entity)
            .Invoke(this, [model]);

    private void KeepPrivate<T>(ModelBuilder model)
        where T : class, IAboutChild
    {
        if (typeof(T) != typeof(Child))
        {
            model
                .Entity<T>()
                .HasQueryFilter(
                    "private",
                    row =>
                        actor.SeesEveryChild
                        || ChildScopes.Any(s =>
                            s.ChildId == row.ChildId
                            && actor.Scopes.Contains(s.Scope)
                            && s.From <= Now
                            && (s.Until == null || s.Until > Now)
                            && (s.ExceptFor == null || !s.ExceptFor.Contains(actor.Key))
                        )
                );
        }
    }

    private void KeepToSetting<T>(ModelBuilder model)
        where T : class, IOfSetting =>
        model
            .Entity<T>()
            .HasQueryFilter(
                "setting",
                typeof(T) == typeof(Request) || typeof(T).IsAssignableTo(typeof(IOfRequest))
                    ? row => actor.WorksForCounty || actor.IsFamily || actor.Settings.Contains(row.SettingId)
                    : row => actor.WorksForCounty || actor.Settings.Contains(row.SettingId)
            );

    private void KeepToDistrict<T>(ModelBuilder model)
        where T : class, IOfPractice =>
        model
            .Entity<T>()
            .HasQueryFilter(
                "practice",
                row =>
                    actor.SeesEveryChild
                    || actor.Settings.Contains(row.SettingId)
                    || Settings.Any(s =>
                        s.Id == row.SettingId
                        && Districts.Any(d => d.Id == s.DistrictId && (actor.OwnDistricts.Contains(d.Id) || actor.Areas.Contains(d.Area)))
                    )
            );

    private void KeepAtDesk<T>(ModelBuilder model)
        where T : class, IOfDesk =>
        model.Entity<T>().HasQueryFilter("desk", row => actor.SeesEveryChild || actor.Desks.Contains(row.DistrictId));

    private void KeepWithRequest<T>(ModelBuilder model)
        where T : class, IOfRequest =>
        model
            .Entity<T>()
            .HasQueryFilter(
                "request",
                row => actor.SeesEveryChild || actor.Settings.Contains(row.SettingId) || Requests.Any(r => r.Id == row.RequestId)
            );

    /// <summary>Takes hold of a record until this transaction ends: whoever else holds it waits, and then reads what was changed.</summary>
    public async Task Hold<T>(Id<T> id)
        where T : Recorded
    {
#pragma warning disable EF1002 // the text holds only the name of our own table
        await Database.ExecuteSqlRawAsync($"update {Snake(typeof(T).Name)} set version = version where id = {{0}}", id.Value);
#pragma warning restore EF1002
    }

    /// <summary>
    /// These children were looked at. The door writes it down before the page is shown, whatever became of the form (X2, P1).
    /// </summary>
    public void Looked(IEnumerable<Id<Child>> children, string at) => _looked.UnionWith(children.Select(child => (child, at)));

    internal async Task WriteLooks()
    {
        if (_looked.Count is 0 || actor.PersonId == default)
        {
            return;
        }
        var values = new List<object>();
        var rows = _looked.Select(look =>
        {
            var first = values.Count;
            values.AddRange([Id<Look>.New(Now).Value, Now.UtcDateTime, actor.PersonId.Value, actor.Name, look.Child.Value, look.At]);
            return $"({string.Join(',', Enumerable.Range(first, 6).Select(i => $"{{{i}}}"))})";
        });
        var insert = $"insert into look (id, at, person_id, person_name, child_id, page) values {string.Join(',', rows.ToList())}";
#pragma warning disable EF1002 // the text holds only the numbers of its parameters
        await Database.ExecuteSqlRawAsync(insert, values);
#pragma warning restore EF1002
        _looked.Clear();
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Use SaveChangesAsync.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var entries = ChangeTracker.Entries().ToList();
        var changed = entries
            .Where(e =>
                e.Entity is Recorded record
                && (e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted || record.Facts.Count > 0)
            )
            .ToList();
        if (changed.Count is 0 && entries.Any(e => e.Entity is IPart && e.State is not EntityState.Unchanged))
        {
            throw new InvalidOperationException("A part changed without its record recording a fact.");
        }
        foreach (var entry in changed)
        {
            Explain(entry);
            await Open(entry, cancellationToken);
        }
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (DbUpdateException clash) when (clash is not DbUpdateConcurrencyException && clash.Entries.Any(e => e.Entity is AuditEntry))
        {
            throw new DbUpdateConcurrencyException("Somebody else's fact came first.", clash);
        }
    }

    private void Explain(EntityEntry entry)
    {
        var record = (Recorded)entry.Entity;
        if (record.Facts is [])
        {
            throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} changed without recording a fact.");
        }
        var changes =
            entry.State is EntityState.Added
                ? null
                : JsonSerializer.Serialize(
                    entry
                        .Properties.Where(p => p.IsModified)
                        .ToDictionary(p => p.Metadata.Name, p => new { From = p.OriginalValue, To = p.CurrentValue })
                );
        Audit.AddRange(
            record.Facts.Select(
                (fact, index) =>
                    new AuditEntry
                    {
                        Id = Id<AuditEntry>.New(Now),
                        Subject = Subject(entry),
                        Version = record.Version + index + 1,
                        At = Now,
                        PersonId = actor.PersonId,
                        PersonName = actor.Name,
                        ChildId = (record as IAboutChild)?.ChildId,
                        SettingId = (record as IOfSetting)?.SettingId,
                        Fact = fact.GetType().Name,
                        Sentence = fact.Sentence,
                        Details = JsonSerializer.Serialize(fact, fact.GetType()),
                        Changes = changes,
                    }
            )
        );
        record.Saved();
    }

    /// <summary>Lets in and shuts out, as the record says, in the same transaction as its change.</summary>
    private async Task Open(EntityEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Entity is not IOpensChild record)
        {
            return;
        }
        var source = Subject(entry);
        var open =
            entry.State is EntityState.Added
                ? []
                : await ChildScopes.Where(s => s.Source == source && (s.Until == null || s.Until > Now)).ToListAsync(cancellationToken);
        var wanted = record.Opens(Now).ToDictionary(o => o.Scope);
        foreach (var scope in open)
        {
            var still = wanted.GetValueOrDefault(scope.Scope);
            var began = scope.From <= Now && still?.From <= Now;
            if (still is not null && (began || scope.From == still.From))
            {
                (scope.Until, scope.ExceptFor) = (still.Until, still.ExceptFor);
                wanted.Remove(scope.Scope);
            }
            else
            {
                scope.Until = Now;
            }
        }
        ChildScopes.AddRange(
            wanted.Values.Select(o => new ChildScope
            {
                Id = Id<ChildScope>.New(Now),
                ChildId = record.ChildId,
                RequestId = record.OpensRequest,
                Scope = o.Scope,
                From = o.From,
                Until = o.Until,
                Because = o.Because,
                ExceptFor = o.ExceptFor,
                Source = source,
            })
        );
    }

    public static string SubjectOf<T>(Id<T> id) => $"{typeof(T).Name}/{id}";

    private static string Subject(EntityEntry entry) => $"{entry.Metadata.ClrType.Name}/{entry.Property("Id").CurrentValue}";

    private static string Snake(string name) => WordStart().Replace(name, "_").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordStart();
}

/// <summary>One fact, as it happened, for ever.</summary>
public sealed class AuditEntry
{
    public required Id<AuditEntry> Id { get; init; }
    public required string Subject { get; init; }
    public required int Version { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Id<Person> PersonId { get; init; }
    public required string PersonName { get; init; }
    public required Id<Child>? ChildId { get; init; }
    public required Id<Setting>? SettingId { get; init; }
    public required string Fact { get; init; }
    public required string Sentence { get; init; }
    public required string Details { get; init; }
    public required string? Changes { get; init; }
}

/// <summary>Somebody looked at a child: who, when and on which page (X2).</summary>
public sealed class Look
{
    public required Id<Look> Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Id<Person> PersonId { get; init; }
    public required string PersonName { get; init; }
    public required Id<Child> ChildId { get; init; }
    public required string Page { get; init; }
}

/// <summary>Why somebody may see a child, and until when. Written by the store alone, from what records open.</summary>
public sealed class ChildScope
{
    public required Id<ChildScope> Id { get; init; }
    public required Id<Child> ChildId { get; init; }
    public Id<Request>? RequestId { get; init; }
    public required string Scope { get; init; }
    public required DateTimeOffset From { get; init; }
    public DateTimeOffset? Until { get; set; }
    public required string Because { get; init; }
    public string? ExceptFor { get; set; }
    public required string Source { get; init; }
}
