using Microsoft.EntityFrameworkCore;
using OpenLift.Correspondence.Messages;
using OpenLift.Tests.Children.Families;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.Correspondence.Messages;

/// <summary>Handed over is not arrived: what came back is a task for whoever sent it (X8).</summary>
public sealed class WhatCameBack
{
    [Fact]
    public async Task A_link_that_could_not_be_delivered_stands_on_its_page_and_among_what_waits_and_nothing_more_goes_there()
    {
        using var app = new TestApp();
        var (senco, _, request) = await AFamily.Asked(app, "Came", "Back");
        var pat = await AFamily.Parent(app, senco, request, "Pat Back", "pat.back@example.com");
        await senco.Fill($"{request}/links/new", ("Carer", pat), ("Means", "Email"), ("CodeMeans", "InPerson"));
        (await senco.Open("/")).Main.ShouldNotContain("came back");

        app.Post.Fails = new NotHandedOver(new FormatException(), forGood: true);
        await app.SendPost();

        var id = await app.InStore(s => s.FamilyLinks.OrderByDescending(l => l.MadeAt).Select(l => l.Id).FirstAsync());
        (await senco.Open($"{request}/links/{id}")).Main.ShouldContain("Could not be delivered: ask how to reach them");
        (await senco.Open("/")).Main.ShouldContain("messages to families came back");
        (await senco.Open("/requests?view=CameBack")).Main.ShouldContain("Came Back");
        (await senco.Fill($"{request}/links/new", ("Carer", pat), ("Means", "Email"), ("CodeMeans", "InPerson")))
            .Beside("Means")!
            .ShouldStartWith("A message to pat.back@example.com did not arrive");
    }

    [Fact]
    public async Task A_code_is_not_sent_when_its_life_is_over()
    {
        using var app = new TestApp();
        await app.Save(s =>
        {
            s.Add(
                new Message
                {
                    Id = Id<Message>.New(s.Now),
                    Channel = Channel.Text,
                    Purpose = "A code for a family’s link",
                    MadeAt = s.Now,
                    NotBefore = s.Now,
                    Until = s.Now.AddMinutes(15),
                    Sealed = "never opened",
                }
            );
            return Task.CompletedTask;
        });
        app.Clock.Advance(TimeSpan.FromMinutes(16));

        (await app.SendPost()).ShouldBeEmpty();
        (await app.InStore(s => s.Messages.SingleAsync(m => m.Purpose == "A code for a family’s link"))).StoppedAt.ShouldNotBeNull();
    }
}
