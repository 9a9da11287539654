using Microsoft.AspNetCore.Mvc;
using OpenLift.Correspondence.Documents;
using QRCoder;

namespace OpenLift.Support.Agreements;

/// <summary>One version as a file, PDF or Word. The code at its foot tells whether the paper is still good (L10, X7).</summary>
[Needs(Permission.SeeAgreements)]
public sealed class AgreementPaper(Store store, IConfiguration settings) : AgreementVersionPage(store)
{
    [FromRoute]
    public string Kind { get; set; } = "";

    public FileContentResult OnGet()
    {
        var check = $"{settings["Address"] ?? $"{Request.Scheme}://{Request.Host}"}/verify?code={Version.Code}";
        using var codes = new QRCodeGenerator();
        using var code = codes.CreateQrCode(check, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return Download(
            new(
                Record.Title,
                $"Agreement {Record.Reference} between LIFT and {Record.SettingName}, "
                    + $"version {Number} of {Version.MadeAt.CountyDay.InFull}",
                [
                    .. Version.ReplacedAt is { } replaced
                        ? new Block[] { new Paragraph($"This version was replaced on {replaced.CountyDay.InFull}. Ask for the new one.") }
                        : [],
                    .. Identity is { Child: { } child }
                        ? new Block[] { new Answers([new("Child", child.Name), new("Date of birth", child.Born.InFull)]) }
                        : [],
                    .. Version.Sections.SelectMany(s =>
                        new Block[]
                        {
                            new Heading(s.Title),
                            new Answers([.. s.Questions.Select(q => new AnswerRow(q.Question, q.Answer ?? ""))]),
                        }
                    ),
                    new Heading("Signatures"),
                    new Answers([
                        new("For LIFT", Version.LiftAt is { } lift ? $"{Version.LiftBy}, {lift.CountyDay.InFull}" : "Not signed"),
                        new(
                            $"For {Record.SettingName}",
                            Version.SettingAt is { } setting ? $"{Version.SettingBy}, {setting.CountyDay.InFull}" : "Not signed"
                        ),
                    ]),
                    new Paragraph($"Code {Version.Code}: check at {check} whether this paper is still the one in force."),
                    new Picture(picture.GetGraphic(8, false), "The same address as a picture for a phone’s camera", 30),
                ]
            ),
            $"{Record.Reference}-version-{Number}.{Kind}"
        );
    }
}
