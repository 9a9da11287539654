using Microsoft.EntityFrameworkCore;
using OpenLift.Tests.Children.Families;
using OpenLift.Tests.Platform;
using OpenLift.Tests.Requests;

namespace OpenLift.Tests.Support;

/// <summary>Nobody’s name stands under words that they did not read.</summary>
[Trait("FoundBy", "attackers")]
public sealed class SigningWhatWasRead(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Nobody_signs_a_version_they_did_not_read()
    {
        var (path, _, teacher) = await ACase.Allocated(app, "Signed", "Unread");
        var senco = await app.SignedIn("senco@demo.example");
        var agreement = (await teacher.Press(await teacher.Open(path), "", ("CaseId", path.Split('/')[^1]))).GoesTo![..^"/edit".Length];
        await teacher.Fill($"{agreement}/edit", "Expect", ("Outcome", "Joins in"), ("Measure", "Minutes"), ("Evidence", "Notes"));
        await teacher.Fill(agreement, "Offer");
        var read = await senco.Open(agreement);
        await teacher.Fill(agreement, "Change", ("Why", "More"));
        await teacher.Fill($"{agreement}/edit", ("Support", "The school pays for everything"));
        await teacher.Fill(agreement, "Offer");

        (await senco.Press(read, "Sign")).Status.ShouldBe(422);
        (
            await app.InStore(s =>
                s.AgreementVersions.AnyAsync(v =>
                    v.SettingBy != null
                    && v.Number == 2
                    && s.SupportAgreements.Any(a =>
                        a.Id == v.AgreementId && a.SettingName == "Holmwood Primary School" && a.CaseId == ACase.IdOf(path)
                    )
                )
            )
        ).ShouldBeFalse();
    }
}
