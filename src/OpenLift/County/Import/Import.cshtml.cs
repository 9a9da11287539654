using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace OpenLift.County.Import;

/// <summary>Takes a register file in, to be looked at before anything changes (X9).</summary>
[Needs(Permission.ManageCounty), RequestFormLimits(MultipartBodyLengthLimit = 128 * 1024 * 1024)]
public sealed class ImportPage(Store store) : CountyPage(store)
{
    private const long Largest = 100L * 1024 * 1024;

    [BindProperty, Display(Name = "What is the file?"), Required(ErrorMessage = "Choose what the file is")]
    public RegisterKind? Kind { get; set; }

    [BindProperty, Display(Name = "File"), Required(ErrorMessage = "Choose a file")]
    public IFormFile? Upload { get; set; }

    public async Task<IActionResult> OnPost()
    {
        if (Upload!.Length is 0 or > Largest)
        {
            throw new RuleBroken(Upload.Length is 0 ? "The file is empty" : "The file must be 100 MB or smaller", nameof(Upload));
        }
        using var memory = new MemoryStream();
        await Upload.CopyToAsync(memory);
        var waiting = new WaitingImport
        {
            Id = Id<WaitingImport>.New(Now),
            At = Now,
            Kind = Kind!.Value.ToString(),
            FileName = FileKind.PlainName(Upload.FileName),
            Content = SettingImport.Kept(await SettingImport.Read(Store, Kind.Value, memory.ToArray())),
        };
        Store.Add(waiting);
        await Store.SaveChangesAsync();
        return Go($"/county/import/{waiting.Id}");
    }
}
