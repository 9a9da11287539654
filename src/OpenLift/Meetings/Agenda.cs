using OpenLift.County;
using OpenLift.People;
using OpenLift.Requests;

namespace OpenLift.Meetings;

/// <summary>Which rules a request breaks by going to a meeting. Each may be allowed by name and reason (L5, L6).</summary>
public static class Agenda
{
    /// <param name="fromSameSetting">How many requests of the same setting are on this meeting's agenda already.</param>
    public static IReadOnlyList<string> Objections(
        Meeting meeting,
        Request request,
        District district,
        int fromSameSetting,
        Id<MeetingGroup>? groupOfSetting,
        DateOnly today
    )
    {
        var objections = new List<string>();
        if (today > meeting.DeadlineOn)
        {
            objections.Add(
                $"the agenda closed on {meeting.DeadlineOn.InFull}, {district.DeadlineDays.Of("working day")} of term before the meeting"
            );
        }
        if (fromSameSetting >= district.RequestsPerSetting)
        {
            objections.Add(
                $"{request.SettingName} already has {fromSameSetting.Of("request")} on this "
                    + $"agenda, and the limit is {district.RequestsPerSetting}"
            );
        }
        if (!request.Urgent && meeting.GroupId is not null && meeting.GroupId != groupOfSetting)
        {
            objections.Add($"{request.SettingName} does not belong to this group, and the request is not urgent");
        }
        return objections;
    }

    /// <summary>Puts a request on an agenda. A rule in the way needs somebody's name and reason.</summary>
    public static AgendaItem Add(
        Meeting meeting,
        Request request,
        District district,
        IReadOnlyList<AgendaItem> items,
        Id<MeetingGroup>? groupOfSetting,
        string? allowedBecause,
        string by,
        CountyCalendar calendar,
        DateTimeOffset now
    )
    {
        if (!meeting.Status.IsOpen || meeting.Rules.ListsAllSent || meeting.Day < now.CountyDay)
        {
            throw new RuleBroken("Choose a meeting that has not been held", "MeetingId");
        }
        var listed = items.Where(i => !i.TakenOff).ToList();
        var objections = Objections(
            meeting,
            request,
            district,
            listed.Count(i => i.SettingId == request.SettingId),
            groupOfSetting,
            now.CountyDay
        );
        if (objections.Count > 0 && string.IsNullOrWhiteSpace(allowedBecause))
        {
            throw new RuleBroken($"Say why this is allowed: {string.Join("; and ", objections)}", "AllowedBecause");
        }
        var position =
            listed.Count is 0 ? 1
            : request.Urgent ? listed.Min(i => i.Position) - 1
            : listed.Max(i => i.Position) + 1;
        meeting.Lists(request.Reference);
        var item = AgendaItem.List(meeting, request, district, position, objections.Count > 0 ? allowedBecause : null, by, calendar, now);
        request.PutOnAgenda(meeting.Title, meeting.Day, now);
        return item;
    }

    /// <summary>Puts a referral on a panel's agenda.</summary>
    public static AgendaItem Add(
        Meeting panel,
        Interventions.Referral referral,
        IReadOnlyList<AgendaItem> items,
        CountyCalendar calendar,
        DateTimeOffset now
    )
    {
        if (!panel.Rules.ListsAllSent || panel.Area != referral.Area || !panel.Status.IsOpen || panel.Day < now.CountyDay)
        {
            throw new RuleBroken("Choose a panel of the child’s area that has not been held", "MeetingId");
        }
        panel.Lists(referral.Reference);
        referral.PutOnAgenda(panel.Title, panel.Day);
        return AgendaItem.List(
            panel,
            referral,
            items.Where(i => !i.TakenOff).Select(i => i.Position).DefaultIfEmpty().Max() + 1,
            calendar,
            now
        );
    }

    /// <summary>The papers of one referral as they stand: every version sent that was not frozen before.</summary>
    public static IReadOnlyList<Paper> Papers(AgendaItem item, Interventions.Referral referral, DateTimeOffset now, bool afterPublication)
    {
        var last = referral.Versions[^1];
        return item.Papers.Any(p => p.Version == last.Number)
            ? item.Papers
            :
            [
                .. item.Papers,
                new("Referral", $"Referral {referral.Reference}", last.Number, last.Hash, referral.Id.Value, now, afterPublication),
            ];
    }

    /// <summary>Whoever asks comes, or somebody in their place.</summary>
    public static IEnumerable<Attendee> Asking(IEnumerable<Request> requests) =>
        requests
            .Select(r => new Attendee(
                r.Id.Value,
                r.Attending ?? r.AskedBy ?? r.SettingName,
                r.Attending is null ? r.AskedByRole ?? "SENCO" : "In place of the SENCO",
                r.SettingName,
                Attendance.Expected,
                null
            ))
            .DistinctBy(p => (p.Name, p.Organisation));

    /// <summary>Whoever referred comes.</summary>
    public static IEnumerable<Attendee> Referring(IEnumerable<Interventions.Referral> referrals) =>
        referrals
            .DistinctBy(r => r.ReferrerId)
            .Select(r => new Attendee(
                r.ReferrerId.Value,
                r.ReferrerName,
                $"{r.ReferrerRole.Words}, referring",
                null,
                Attendance.Expected,
                null
            ));

    /// <summary>
    /// Takes a request off whatever agenda it is still on; where its minutes are sealed, the people of the meeting no longer see it.
    /// </summary>
    public static void Leave(IEnumerable<AgendaItem> items, string reason, DateTimeOffset now)
    {
        foreach (var item in items.Where(i => !i.TakenOff))
        {
            if (item.Sealed)
            {
                item.NoLongerShown(reason, now);
            }
            else
            {
                item.TakeOff(reason);
            }
        }
    }

    /// <summary>
    /// The papers of one request as they stand: the version last sent, and each file. Those not in an earlier freeze are late.
    /// </summary>
    public static IReadOnlyList<Paper> Papers(
        AgendaItem item,
        Request request,
        IEnumerable<Attachment> files,
        DateTimeOffset now,
        bool afterPublication
    )
    {
        var wanted = new List<Paper>();
        if (request.Versions.MaxBy(v => v.Number) is { } version)
        {
            wanted.Add(
                new("Request", $"Request {request.Reference}", version.Number, version.Hash, version.Id.Value, now, afterPublication)
            );
        }
        wanted.AddRange(
            files.OrderBy(f => f.AddedAt).Select(f => new Paper("File", f.About, 1, f.Hash, f.Id.Value, now, afterPublication))
        );
        return [.. item.Papers, .. wanted.Where(w => !item.Papers.Any(p => p.Source == w.Source))];
    }
}
