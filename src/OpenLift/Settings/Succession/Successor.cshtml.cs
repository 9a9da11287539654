using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenLift.County;

namespace OpenLift.Settings.Succession;

/// <summary>Which setting follows one that closed, and what would move there; then it moves, all of it (C2).</summary>
[Needs(Permission.ManageCounty)]
public sealed class Successor(Store store) : RecordPage<Setting>(store)
{
    [
        BindProperty(SupportsGet = true),
        Display(Name = "Number of the setting that follows it"),
        StringLength(20, ErrorMessage = "A number has 20 characters or fewer")
    ]
    public string? To { get; set; }

    public IReadOnlyList<Setting> Likely { get; private set; } = [];
    public Setting? Next { get; private set; }
    public IReadOnlyList<Standing> Moves { get; private set; } = [];

    protected override async Task Load()
    {
        var (id, today, laestab, number) = (Id, Today, Record.Laestab, To?.Trim());
        var open = Store.Settings.Where(s => s.Id != id && (s.ClosedOn == null || s.ClosedOn >= today));
        Likely = laestab is null ? [] : await open.Where(s => s.Laestab == laestab).OrderBy(s => s.Name).Take(5).ToListAsync();
        Next = string.IsNullOrEmpty(number) ? null : await open.OrderBy(s => s.Name).FirstOrDefaultAsync(s => s.Number == number);
        Moves = await Store.WhatIsAt(Record);
    }

    public async Task<IActionResult> OnPost()
    {
        var next = Next ?? throw new RuleBroken("No open setting has this number", nameof(To));
        await Store.Succeed(Record, next);
        return Go($"/county/settings/{next.Id}", $"What was at {Record.Name} is at {next.Name} now");
    }
}
