using Microsoft.EntityFrameworkCore;
using OpenLift.Support;
using OpenLift.Tests.Platform;
using OpenLift.Tests.Requests;

namespace OpenLift.Tests.Support;

/// <summary>A request that a meeting decided, and the case that came of it, by pages alone.</summary>
internal static class ACase
{
    public static async Task<(string Case, string Request)> Decided(TestApp app, string first, string last, string outcome = "Intervention")
    {
        var (senco, coordinator) = (await app.SignedIn("senco@demo.example"), await app.SignedIn("coordinator@demo.example"));
        var request = await AskingForSupport.Sent(senco, first, last);
        var meeting = (
            await coordinator.Fill(
                "/meetings/new",
                ("Name", $"About {first}"),
                ("Kind", "Schools"),
                ("Day.Day", "23"),
                ("Day.Month", "11"),
                ("Day.Year", "2026")
            )
        ).GoesTo!;
        await coordinator.Fill($"{request}/screen", "Agenda", ("MeetingId", meeting.Split('/')[^1]), ("AllowedBecause", "It fits"));
        await coordinator.Fill($"{meeting}/publish");
        var item = await app.InStore(s =>
            s.AgendaItems.Where(i => i.RequestId == AskingForSupport.IdOf(request)).Select(i => i.Id).SingleAsync()
        );
        await coordinator.Fill(
            $"{meeting}/items/{item}",
            ("Notes", "Discussed"),
            ("Outcomes", outcome),
            ("Reason", "A specialist teacher will show the class team what helps.")
        );
        var attendance = await coordinator.Open($"{meeting}/attendance");
        var came = attendance.Document.QuerySelectorAll("[name^='Came']").Select(e => e.GetAttribute("name")!).First();
        await coordinator.Press(attendance, "", (came, "Present"));
        (await coordinator.Fill($"{meeting}/seal")).Status.ShouldBe(302);
        return (
            "/cases/"
                + await app.InStore(s => s.Cases.Where(c => c.RequestId == AskingForSupport.IdOf(request)).Select(c => c.Id).SingleAsync()),
            request
        );
    }

    /// <summary>The case with the specialist teacher of Dover.</summary>
    public static async Task<(string Case, string Request, Visitor Teacher)> Allocated(TestApp app, string first, string last)
    {
        var (path, request) = await Decided(app, first, last);
        (
            await (await app.SignedIn("coordinator@demo.example")).Fill(
                $"{path}/allocate",
                ("To", (await app.Person("teacher@demo.example")).Id.ToString()),
                ("Hours", "1.5")
            )
        ).Status.ShouldBe(302);
        return (path, request, await app.SignedIn("teacher@demo.example"));
    }

    public static Id<OpenLift.Support.Case> IdOf(string path) => new(Guid.Parse(path.Split('/')[2]));
}
