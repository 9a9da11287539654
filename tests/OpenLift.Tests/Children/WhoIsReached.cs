using OpenLift.Children;
using OpenLift.Children.Families;
using OpenLift.County;
using OpenLift.Demo;
using OpenLift.Requests;
using OpenLift.Tests.Platform;

namespace OpenLift.Tests.Children;

/// <summary>May this reach this person by this way? One answer for links, codes, letters and messages (T2, P7).</summary>
[Trait("Needs", "nothing")]
public sealed class WhoIsReached
{
    private static readonly DateTimeOffset Now = FixedClock.Monday;
    private static readonly District Dover = District.Add("E0", "Dover", null, "South", "DOV", Now);
    private static readonly Setting School = Stories.ASetting("Somewhere", Dover, Now);
    private static readonly Carer Marta = new(
        Guid.Parse("0198f3c2-0000-7000-8000-0000000000a1"),
        "Marta Kowal",
        "mother",
        true,
        "07700 900111",
        "kowal.family@example.org"
    );
    private static readonly Carer Pawel = new(
        Guid.Parse("0198f3c2-0000-7000-8000-0000000000a2"),
        "Paweł Kowal",
        "father",
        true,
        "07700 900222",
        "pawel@example.org"
    )
    {
        NotToBeTold = "An order of the court",
    };

    private static Child AChildOf(params Carer[] carers)
    {
        var child = Stories.AChild(School, Now);
        child.LivesAt("5 Home Road", "CT16 2CC", null, null, false, Now);
        foreach (var carer in carers)
        {
            child.HasCarer(carer, Now, mayForbid: true);
        }
        return child;
    }

    [Theory]
    [InlineData("+44 7700 900 111", "other@example.org", Way.Text)]
    [InlineData("0044 (0)7700-900111", "other@example.org", Way.Call)]
    [InlineData("07700 900222", "Kowal.Family@Example.org", Way.Email)]
    [InlineData("07700 900222", "kowal.family+dad@example.org", Way.Email)]
    public void Nothing_goes_where_somebody_who_must_not_be_told_is_reached_too(string phone, string email, Way way) =>
        AChildOf(Marta, Pawel with { Phone = phone, Email = email })
            .Hindrance(Marta, way, Now)
            .ShouldBe("Somebody who must not be told anything is reached there too: hand it over in person");

    [Theory]
    [InlineData(LinkMeans.Email, CodeMeans.InPerson, "Means")]
    [InlineData(LinkMeans.Letter, CodeMeans.Text, "CodeMeans")]
    [InlineData(LinkMeans.Letter, CodeMeans.Call, "CodeMeans")]
    public void A_link_and_its_code_keep_the_rule_that_letters_keep(LinkMeans means, CodeMeans code, string field)
    {
        var child = AChildOf(Marta, Pawel with { Phone = Marta.Phone, Email = Marta.Email });
        var request = Stories.ADraft(child, School, Dover, Now);

        Should.Throw<RuleBroken>(() => FamilyLink.Make(request, child, Marta, means, code, "Amara Okafor", Now)).Field.ShouldBe(field);
        FamilyLink.Make(request, child, Marta, LinkMeans.Letter, CodeMeans.InPerson, "Amara Okafor", Now).Code.ShouldNotBeNull();
    }

    [Fact]
    public void A_bar_recorded_later_stops_a_link_from_being_given_out_again()
    {
        var child = AChildOf(Marta);
        var (link, _, _) = FamilyLink.Make(
            Stories.ADraft(child, School, Dover, Now),
            child,
            Marta,
            LinkMeans.Email,
            CodeMeans.InPerson,
            "Amara Okafor",
            Now
        );
        child.HasCarer(Pawel with { Email = Marta.Email }, Now, mayForbid: true);

        Should.Throw<RuleBroken>(() => link.For(child, Now)).Message.ShouldStartWith("Somebody who must not be told");
    }

    [Fact]
    public void Where_a_message_did_not_arrive_nothing_more_is_sent_until_the_address_is_recorded_anew()
    {
        var child = AChildOf(Marta);
        child.NotReachedAt(Marta.Key, Marta.Email!);

        child.Hindrance(child.Carers[0], Way.Email, Now)!.ShouldStartWith("A message to kowal.family@example.org did not arrive");
        child.Hindrance(child.Carers[0], Way.Text, Now).ShouldBeNull();
        child.CarerIs(child.Carers[0] with { Email = "marta@example.org" }, Now);
        child.Hindrance(child.Carers[0], Way.Email, Now.AddDays(2)).ShouldBeNull();
    }

    [Fact]
    public void The_childs_home_stands_for_nobody_who_is_not_known_to_live_there()
    {
        var told = Pawel with { NotToBeTold = null };
        AChildOf(Marta).PostFor(Marta).ShouldBe("5 Home Road\nCT16 2CC", "the one person who is told");
        AChildOf(Marta, told).PostFor(Marta).ShouldBeNull("nobody said who of the two lives there");
        AChildOf(Marta, told).PostFor(told).ShouldBeNull();
        AChildOf(Marta, Pawel).PostFor(Marta).ShouldBeNull("nobody said that the barred father lives elsewhere");

        var (here, away) = (Marta with { LivesWithChild = true }, told with { LivesWithChild = false });
        AChildOf(here, away).PostFor(here).ShouldBe("5 Home Road\nCT16 2CC");
        AChildOf(here, away).PostFor(away).ShouldBeNull();
        AChildOf(away).PostFor(away).ShouldBeNull("he lives elsewhere, and nobody knows where");
        AChildOf(here, Pawel with { LivesWithChild = true }).PostFor(here).ShouldBeNull("both live there, and one must not be told");
        AChildOf(here, Pawel with { Address = "5 home road" }).PostFor(here).ShouldBeNull("his address is written a little differently");
    }

    [Theory]
    [InlineData("Pawel Kowal")]
    [InlineData("PAWEŁ KOWAL.")]
    [InlineData("Paweł  Kowal")]
    [InlineData("Kowal, Paweł")]
    [InlineData("Mr Paweł\u00A0Kowal")]
    public void A_barred_person_written_again_is_barred_again(string name)
    {
        var child = AChildOf(Marta, Pawel);
        child.HasCarer(Again(name), Now);

        child.Carers[^1].IsTold.ShouldBeFalse();
    }

    [Theory]
    [InlineData("P. Kowal", null, null, "CarerName")]
    [InlineData("Paweł J. Kowal", null, null, "CarerName")]
    [InlineData("Dad", "07700900222", null, "Phone")]
    [InlineData("Dad", null, "PAWEL@example.org", "Email")]
    public void Who_may_be_a_barred_person_is_recorded_by_the_coordinator_alone(string name, string? phone, string? email, string field)
    {
        var child = AChildOf(Marta, Pawel);

        Should.Throw<RuleBroken>(() => child.HasCarer(Again(name) with { Phone = phone, Email = email }, Now)).Field.ShouldBe(field);
        Should.Throw<RuleBroken>(() => child.CarerIs(Marta with { Name = name, Phone = phone, Email = email }, Now)).Field.ShouldBe(field);
        child.HasCarer(Again(name) with { Phone = phone, Email = email }, Now, mayForbid: true);
        child.Carers[^1].Name.ShouldBe(name);
    }

    [Theory]
    [InlineData("Marta Kowal")]
    [InlineData("Paulina Kowal")]
    [InlineData("Ben Clarke")]
    public void Another_person_of_the_family_is_not_taken_for_a_barred_one(string name)
    {
        var child = AChildOf(Pawel);
        child.HasCarer(Again(name), Now);
        child.Carers[^1].IsTold.ShouldBeTrue();
    }

    [Fact]
    public void The_coordinator_who_adds_a_barred_person_again_lifts_no_bar_by_it()
    {
        var child = AChildOf(Marta, Pawel);
        child.NoLongerCarer(Pawel.Key, mayForbid: true);
        child.HasCarer(Again("KOWAL, Paweł"), Now, mayForbid: true);

        child.Carers[^1].IsTold.ShouldBeFalse();
    }

    [Fact]
    public void A_barred_person_who_was_removed_is_barred_still()
    {
        var child = AChildOf(Marta, Pawel);
        child.NoLongerCarer(Pawel.Key, mayForbid: true);

        child.Hindrance(Marta with { Phone = Pawel.Phone }, Way.Text, Now)!.ShouldStartWith("Somebody who must not be told");
        child.HasCarer(Again("kowal paweł"), Now);
        child.Carers[^1].IsTold.ShouldBeFalse();
    }

    private static Carer Again(string name) => new(Guid.NewGuid(), name, "father", true, null);
}
